import { json, Router } from "express";
import type pg from "pg";
import { z } from "zod";
import { asyncHandler } from "../http/async-handler.js";
import { requestIdOf } from "../http/request-id.js";
import { SAVED_FILTER_TABLE, SESSION_SCHEMA } from "../session/session-table.js";

const TABLE = `${SESSION_SCHEMA}.${SAVED_FILTER_TABLE}`;
/** Of one operator for one list. */
const MAXIMUM_SAVED = 30;
const MAXIMUM_NAME = 60;
const MAXIMUM_QUERY = 2_000;
const MAXIMUM_BODY = "8kb";

const READ = `SELECT name, query FROM ${TABLE} WHERE operator_id = $1 AND resource = $2 ORDER BY lower(name), name`;
/** A name that is there is saved over; a new one only while there is room. */
const SAVE = `
  INSERT INTO ${TABLE} (operator_id, resource, name, query)
  SELECT $1, $2, $3, $4
   WHERE EXISTS (SELECT 1 FROM ${TABLE} WHERE operator_id = $1 AND resource = $2 AND name = $3)
      OR (SELECT count(*) FROM ${TABLE} WHERE operator_id = $1 AND resource = $2) < ${MAXIMUM_SAVED}
  ON CONFLICT (operator_id, resource, name) DO UPDATE SET query = excluded.query
  RETURNING name`;
const REMOVE = `DELETE FROM ${TABLE} WHERE operator_id = $1 AND resource = $2 AND name = $3`;

const nameSchema = z.strictObject({
  name: z
    .string({ error: "Give the filter a name." })
    .trim()
    .min(1, "Give the filter a name.")
    .max(MAXIMUM_NAME, `A name has at most ${MAXIMUM_NAME} characters.`)
    .refine((name) => !name.includes("\0"), "Give the filter a name."),
});
/** What the address of a list holds: its filters, its search and its order. */
const savedSchema = nameSchema.extend({
  query: z
    .string()
    .max(MAXIMUM_QUERY, "These filters are too many to be saved.")
    .regex(/^(?:(?:filters\.[^=&]+|sortBy|direction)=[^&\0]*(?:&|$))+$/, "Set a filter first."),
});

/**
 * `/saved-filters/:resource`: an operator's own filters of a list. GET answers `{saved_filters: [{name, query}]}`; POST
 * `{name, query}` saves one, over one of the same name; POST `/remove` `{name}` takes one away. Nobody sees another's.
 */
export function savedFilterRoutes({ pool, resources }: { pool: pg.Pool; resources: readonly string[] }): Router {
  const router = Router();
  const address = "/saved-filters/:resource";
  const change = (path: string, work: (key: [string, string], body: unknown) => Promise<string | null>): void => {
    router.post(
      path,
      json({ limit: MAXIMUM_BODY }),
      asyncHandler(async (request, response) => {
        const { resource = "" } = request.params;
        const operator = request.session.operator?.id ?? "";
        const error = resources.includes(resource)
          ? await work([operator, resource], request.body)
          : "There is no such list.";
        if (error === null) {
          const { rows } = await pool.query(READ, [operator, resource]);
          response.json({ saved_filters: rows });
          return;
        }
        response
          .status(400)
          .json({ type: "invalid_data", code: "invalid_request", message: error, request_id: requestIdOf(request) });
      }),
    );
  };
  router.get(
    address,
    asyncHandler(async (request, response) => {
      const key = [request.session.operator?.id ?? "", request.params.resource ?? ""];
      const { rows } = await pool.query(READ, key);
      response.set("cache-control", "no-store").json({ saved_filters: rows });
    }),
  );
  change(address, async (key, body) => {
    const asked = savedSchema.safeParse(body);
    if (!asked.success) return asked.error.issues[0]?.message ?? "Give the filter a name.";
    const { rowCount } = await pool.query(SAVE, [...key, asked.data.name, asked.data.query]);
    return rowCount ? null : "There are too many saved filters: remove one first.";
  });
  change(`${address}/remove`, async (key, body) => {
    const asked = nameSchema.safeParse(body);
    if (!asked.success) return asked.error.issues[0]?.message ?? "Give the filter a name.";
    await pool.query(REMOVE, [...key, asked.data.name]);
    return null;
  });
  return router;
}
