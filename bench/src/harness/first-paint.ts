import { chromium } from "playwright-core";
import type { Panel } from "./panel.js";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"];

export interface Paint {
  /** Until the browser drew anything at all of the page, in milliseconds. */
  first_paint_ms: number;
  /** Until the figures of the board stood there. */
  figures_ms: number;
}

/** Opens the panel's dashboard in Debian's Chromium, with nothing in its cache, and says when something was to be seen. */
export async function timeFirstPaint(panel: Panel): Promise<Paint> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
    args: FLAGS,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const { hostname } = new URL(panel.url);
    await context.addCookies(
      panel.cookie.split("; ").map((cookie) => {
        const [name = "", ...value] = cookie.split("=");
        return { name, value: value.join("="), domain: hostname, path: "/" };
      }),
    );
    const page = await context.newPage();
    const started = performance.now();
    await page.goto(panel.url);
    await page.waitForSelector(".qd-tiles");
    const figures_ms = performance.now() - started;
    const first_paint_ms = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    return { first_paint_ms, figures_ms };
  } finally {
    await browser.close();
  }
}
