/** `850 ms`, `12.3 s`, `4 min 05 s`. */
export function formatDuration(ms) {
  if (ms < 1_000) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 60_000) {
    return `${(ms / 1_000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** `640 MB`, `1.2 GB`; decimal units. */
export function formatBytes(bytes) {
  return bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Cuts a line to the width of the terminal and takes its control characters out. */
export function fitLine(text, width) {
  // eslint-disable-next-line no-control-regex -- colours and cursor moves of other programs
  const plain = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replace(/[\u0000-\u001f\u007f]/g, " ");
  return plain.length > width ? `${plain.slice(0, Math.max(0, width - 1))}…` : plain;
}
