import { sayIn } from "../locale/say-in.js";

const DEEPEST_FRAME = 10;
const PAGE_WORDS: Record<string, string> = {
  first: "First page",
  previous: "Page before",
  next: "Next page",
  last: "Last page",
};

/**
 * Gives names to controls that AdminJS and the drawing tools draw without any: arrows between pages, inputs of filters,
 * icons. Screen readers would say "button" for each. Runs after every change of the page.
 */
function nameControls(): void {
  const { lang } = document.documentElement;
  for (const link of document.querySelectorAll<HTMLElement>("button.adminjs_PaginationLink[data-testid]")) {
    name(link, sayIn(lang, PAGE_WORDS[link.dataset.testid ?? ""] ?? ""));
  }
  for (const input of document.querySelectorAll<HTMLElement>("input:not([aria-label]):not([type=hidden])")) {
    const hasOwn = input.id !== "" && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    if (!hasOwn && !input.closest("label")) name(input, labelNear(input));
  }
  for (const button of document.querySelectorAll<HTMLElement>("button:not([aria-label])")) {
    if (button.textContent === "" && button.querySelector("svg")) name(button, sayIn(lang, "Close"));
  }
  for (const tool of document.querySelectorAll<HTMLElement>(".leaflet-buttons-control-button:not([aria-label])")) {
    name(tool, tool.closest("[title]")?.getAttribute("title") ?? sayIn(lang, "Drawing tool"));
  }
}

/** The label that stands with a control, however deep its frame is. */
function labelNear(control: HTMLElement): string {
  let frame = control.parentElement;
  for (let level = 0; frame && level < DEEPEST_FRAME; level++, frame = frame.parentElement) {
    const label = frame.querySelector("label")?.textContent;
    if (label) return label;
  }
  return "";
}

function name(control: HTMLElement, words: string): void {
  if (words && control.getAttribute("aria-label") !== words) control.setAttribute("aria-label", words);
}

let isDue = false;
new MutationObserver(() => {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    nameControls();
  });
}).observe(document.documentElement, { childList: true, subtree: true });

/** Nothing to draw: what this file does, it does when it is loaded, on every page. */
export default function NameControls(): null {
  return null;
}
