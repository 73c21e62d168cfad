import { records } from "./records.js";

/** What the panel's English sentences are in Hindi; `{name}` stands for a value in both. One file per room. */
export const HINDI: Readonly<Record<string, string>> = { ...records };
