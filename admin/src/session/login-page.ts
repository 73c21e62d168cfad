import { escapeHtml } from "../http/html.js";
import type { Language } from "../locale/languages.js";
import { sayIn } from "../locale/say-in.js";
import { renderPlainPage } from "../http/plain-page.js";

export interface LoginPage {
  action: string;
  stylesheet: string;
  /** Where to go on after logging in. */
  next?: string | null;
  /** What was typed before, so that only the password has to be typed again. */
  email?: string;
  error?: string;
  notice?: string;
  language: Language;
}

/** The login form. */
export function renderLoginPage({ action, stylesheet, email = "", next, error, notice, language }: LoginPage): string {
  const say = (english: string): string => escapeHtml(sayIn(language, english));
  const message = error
    ? `<p class="message error" role="alert">${say(error)}</p>`
    : notice
      ? `<p class="message notice" role="status">${say(notice)}</p>`
      : "";
  const otherLanguage =
    language === "hi" ? `<a href="?language=en" lang="en">English</a>` : `<a href="?language=hi" lang="hi">हिन्दी</a>`;
  return renderPlainPage({
    title: `${sayIn(language, "Log in")} · QuickDash`,
    stylesheet,
    language,
    body: `<h1>${say("Operations")}</h1>
<p class="lead">${say("Stores, stock, orders and riders in one place. Log in with your operator account.")}</p>
${message}
<form method="post" action="${escapeHtml(action)}">
${next ? `<input type="hidden" name="next" value="${escapeHtml(next)}">` : ""}
<label for="email">${say("Email")}</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="200" value="${escapeHtml(email)}"${email ? "" : " autofocus"}>
<label for="password">${say("Password")}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${email ? " autofocus" : ""}>
<button type="submit">${say("Log in")}</button>
</form>
<p class="detail">${otherLanguage}</p>`,
  });
}
