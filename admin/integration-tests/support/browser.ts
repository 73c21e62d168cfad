import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { platform } from "./platform.js";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PATIENCE_MS = 30_000;

/** A visitor with cookies of its own. `trouble` collects what no visit may cause. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Requests to other hosts, uncaught errors, refusals by the content security policy, and answers of 500 and above. */
  trouble: string[];
}

/** Debian's Chromium, without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium", args: FLAGS });
}

/** Opens a window of its own in which everything that must not happen is noted. */
export async function newVisitor(browser: Browser, width = 1280): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const trouble: string[] = [];
  const own = new URL(platform().admin_url).origin;
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== own && url.protocol.startsWith("http")) trouble.push(`asked ${url.origin}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()} ${response.url()}`);
  });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) trouble.push(message.text());
  });
  return { context, page, trouble };
}

/** The address of a record's page, or of an action on it. */
export function recordAddress(resource: string, id: string, action = "show"): string {
  return `${platform().admin_url}/resources/${resource}/records/${encodeURIComponent(id)}/${action}`;
}

/** Fills in the login form and waits for the answer. */
export async function submitLogin(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${platform().admin_url}/login`);
  await page.fill("#email", email);
  await page.fill("#password", password);
  await Promise.all([page.waitForLoadState("load"), page.click("button[type=submit]")]);
}

/** Logs an operator in, by default the platform's own, and waits for the dashboard's figures. */
export async function logIn({ page }: Visitor, { email, password } = platform().operator): Promise<void> {
  await submitLogin(page, email, password);
  await page.waitForSelector(".qd-tiles");
}
