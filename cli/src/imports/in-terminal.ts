import type { Progress, Terminal } from "../frame/terminal.js";
import type { Watching } from "./job.js";

/** How a person sees the server apply an import: a bar as soon as the rows are counted, and a line when it is silent. */
export function watchInTerminal(
  terminal: Terminal,
  what: string,
  place: Pick<Watching, "path" | "key" | "again">,
): Watching {
  let bar: Progress | null = null;
  return {
    ...place,
    onProgress: (job) => {
      bar ??= job.row_count > 0 ? terminal.progress(what, job.row_count) : null;
      bar?.set(Math.floor(job.progress * job.row_count));
    },
    onSilence: () => terminal.note("The server does not answer. Waiting for it…"),
    // A bar that is left draws for ever, and keeps the cursor hidden.
    onEnd: () => bar?.stop(),
  };
}
