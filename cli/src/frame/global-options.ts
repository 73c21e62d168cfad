import type { OptionDeclaration } from "./command.js";

/** Every command takes these. */
export const GLOBAL_OPTIONS: readonly OptionDeclaration[] = [
  { flags: "--json", description: "print the result as JSON" },
  { flags: "--url <address>", description: "the QuickDash backend (or QUICKDASH_URL)", values: [] },
  { flags: "--api-key <key>", description: "a secret API key (or QUICKDASH_API_KEY)", values: [] },
  {
    flags: "--profile <name>",
    description: "a login kept by `quickdash login` (or QUICKDASH_PROFILE)",
    values: "profiles",
  },
];
