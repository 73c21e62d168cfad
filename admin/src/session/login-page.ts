import { escapeHtml } from "../http/html.js";
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
}

/** The login form. */
export function renderLoginPage({ action, stylesheet, email = "", next, error, notice }: LoginPage): string {
  const message = error
    ? `<p class="message error" role="alert">${escapeHtml(error)}</p>`
    : notice
      ? `<p class="message notice" role="status">${escapeHtml(notice)}</p>`
      : "";
  return renderPlainPage({
    title: "Log in · QuickDash operations",
    stylesheet,
    body: `<h1>Operations</h1>
<p class="lead">Stores, stock, orders and riders in one place. Log in with your operator account.</p>
${message}
<form method="post" action="${escapeHtml(action)}">
${next ? `<input type="hidden" name="next" value="${escapeHtml(next)}">` : ""}
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="200" value="${escapeHtml(email)}"${email ? "" : " autofocus"}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${email ? " autofocus" : ""}>
<button type="submit">Log in</button>
</form>`,
  });
}
