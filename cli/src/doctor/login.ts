/*
 * Check: login. Looks at: whether the Admin API takes the credentials in use.
 * Finds: ok with who that is; failed with the server's sentence. Mends: `quickdash login`.
 */
import { readCaller } from "../client/caller.js";
import { ConnectionError } from "../client/errors.js";
import { CommandError } from "../frame/errors.js";
import { failed, ok, skipped, type Check } from "./check.js";

export const checkLogin: Check = async ({ connection, admin }) => {
  if (!connection) {
    return [skipped("login", "no server is known")];
  }
  try {
    const { name, role } = await readCaller(await admin(), connection.credentials);
    return [ok("login", role ? `${name}, ${role}` : name)];
  } catch (error) {
    if (error instanceof ConnectionError) {
      return [skipped("login", "the backend does not answer")];
    }
    // What the server itself refuses or fails at is not mended by another login.
    const fix = error instanceof CommandError ? `quickdash login --url ${connection.backend_url}` : null;
    return [failed("login", (error as Error).message, fix)];
  }
};
