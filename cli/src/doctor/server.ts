/*
 * Check: server. Looks at: where the address of the backend comes from.
 * Finds: ok; failed when none is known. Mends: `npm start`, or `quickdash login --url <address>`.
 */
import { failed, ok, type Check } from "./check.js";

export const checkServer: Check = ({ connection, connectionProblem }) =>
  Promise.resolve([
    connection
      ? ok("server", `${connection.backend_url} (from ${connection.source})`)
      : failed("server", connectionProblem ?? "No server is known.", "npm start"),
  ]);
