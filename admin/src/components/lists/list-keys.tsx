import React, { useEffect, useRef } from "react";
import { useSay } from "../../locale/say.js";

const ROWS = "tr[data-id]";
const KEY_WORDS: Record<string, string> = {
  "/": "Search",
  "j k": "Next row, row before",
  Enter: "Open the row",
  x: "Choose the row",
  n: "New",
  "[ ]": "Page before, next page",
  "?": "These keys",
};

/** Lists by keyboard: letters move and open while nobody types. A button shows which do what. */
export default function ListKeys(): React.ReactElement {
  const say = useSay();
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isTaken = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target);
      const act = isTaken ? undefined : ACTS[event.key];
      if (event.key === "?" && !isTaken) help.current?.showModal();
      else if (!act || help.current?.open) return;
      else act();
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button type="button" className="qd-link qd-keys" onClick={() => help.current?.showModal()}>
        {say("Keys")}
      </button>
      <dialog ref={help} className="qd-dialog" aria-labelledby="qd-keys-title">
        <h2 id="qd-keys-title">{say("Keys")}</h2>
        <dl>
          {Object.entries(KEY_WORDS).map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{say(does)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">{say("Close")}</button>
        </form>
      </dialog>
    </>
  );
}

const ACTS: Record<string, () => void> = {
  "/": () => document.querySelector<HTMLElement>(".qd-search")?.focus(),
  j: () => moveBy(1),
  k: () => moveBy(-1),
  Enter: () => present()?.click(),
  x: () => present()?.querySelector<HTMLElement>("input[type=checkbox]")?.click(),
  n: () => document.querySelector<HTMLElement>('[data-css$="-new-button"], a[href$="/actions/new"]')?.click(),
  "[": () => document.querySelector<HTMLElement>("[data-testid=previous]")?.click(),
  "]": () => document.querySelector<HTMLElement>("[data-testid=next]")?.click(),
};

/** The row that has the focus. */
function present(): HTMLElement | null {
  return document.activeElement?.matches(ROWS) ? (document.activeElement as HTMLElement) : null;
}

function moveBy(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row === present());
  const next = rows[at < 0 && step < 0 ? rows.length - 1 : at + step];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")
  );
}
