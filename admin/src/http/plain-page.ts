import type { Language } from "../locale/languages.js";
import { escapeHtml } from "./html.js";

export interface PlainPage {
  title: string;
  /** Ready HTML; whoever writes it escapes what is not theirs. */
  body: string;
  stylesheet: string;
  language: Language;
}

/** A page of ours without any script: login and errors work where scripts fail. */
export function renderPlainPage({ title, body, stylesheet, language }: PlainPage): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<link rel="icon" type="image/svg+xml" href="/admin/assets/icon.svg">
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body class="plain">
<main class="card">
<img class="logo" src="/admin/assets/logo.svg" alt="QuickDash" width="168" height="40">
${body}
</main>
</body>
</html>
`;
}
