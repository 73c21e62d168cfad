import { actions } from "./actions.js";
import { aftermath } from "./aftermath.js";
import { catalogue } from "./catalogue.js";
import { customers } from "./customers.js";
import { dashboard } from "./dashboard.js";
import { imports } from "./imports.js";
import { lists } from "./lists.js";
import { login } from "./login.js";
import { offers } from "./offers.js";
import { people } from "./people.js";
import { records } from "./records.js";
import { statuses } from "./statuses.js";
import { stores } from "./stores.js";

/** What the panel's English sentences are in Hindi; `{name}` stands for a value in both. One file per room. */
export const HINDI: Readonly<Record<string, string>> = {
  ...actions,
  ...aftermath,
  ...catalogue,
  ...customers,
  ...dashboard,
  ...imports,
  ...lists,
  ...login,
  ...offers,
  ...people,
  ...records,
  ...statuses,
  ...stores,
};
