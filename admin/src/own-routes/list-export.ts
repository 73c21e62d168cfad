import type AdminJS from "adminjs";
import { Filter, ValidationError } from "adminjs";
import { stringify } from "csv-stringify";
import { Router } from "express";
import { asyncHandler } from "../http/async-handler.js";
import { requestIdOf } from "../http/request-id.js";
import { RESOURCE_NEEDS } from "../panel/role-limits.js";
import { ReadOnlyResource } from "../resources/read-only-resource.js";
import type { OperatorAccess } from "../session/operator-access.js";

/** What one file holds at the most; a list that is longer is narrowed first. */
export const MAXIMUM_ROWS = 20_000;
const ROWS_AT_ONCE = 500;
const FILTER = "filters.";

/**
 * `GET /lists/:resource.csv`: a list as a file, with the filters, sort and columns of the list. Cells that a spreadsheet
 * would take for formulas are neutralised. Up to 20,000 rows; `x-truncated: true` says that there are more.
 */
export function listExportRoutes({ panel, access }: { panel: AdminJS; access: OperatorAccess }): Router {
  const router = Router();
  router.get(
    "/lists/:resource.csv",
    asyncHandler(async (request, response) => {
      const id = request.params.resource ?? "";
      const needs = RESOURCE_NEEDS[id];
      const role = request.session.adminUser?.role;
      const refuse = (status: number, code: string, message: string): void => {
        response.status(status).json({ type: "invalid_data", code, message, request_id: requestIdOf(request) });
      };
      const resource = panel.resources.find((each) => each.decorate().id() === id);
      if (!(resource instanceof ReadOnlyResource)) {
        refuse(404, "not_found", "There is no such list.");
        return;
      }
      if (!(needs ? access.allows(role, "GET", needs.path) : role === "administrator")) {
        refuse(403, "not_allowed", "Your role does not include this. Ask an administrator.");
        return;
      }
      const query = readQuery(request.query);
      const columns = Object.keys(resource.table.columns);
      const sheet = stringify({ header: true, bom: true, columns, escape_formulas: true });
      try {
        const pages = pagesOf(resource, query);
        const first = await pages.next();
        response.set({
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${id}.csv"`,
          "cache-control": "no-store",
        });
        const total = await resource.count(new Filter(query.filters, resource));
        if (total > MAXIMUM_ROWS) response.set("x-truncated", "true");
        sheet.pipe(response);
        for (const row of first.value ?? []) sheet.write(row);
        for await (const rows of pages) for (const row of rows) sheet.write(row);
        sheet.end();
      } catch (error) {
        if (!(error instanceof ValidationError) || response.headersSent) throw error;
        refuse(400, "invalid_filter", error.baseError?.message ?? "A filter makes no sense.");
      }
    }),
  );
  return router;
}

interface ListQuery {
  filters: Record<string, string>;
  sort: { sortBy?: string; direction?: "asc" | "desc" };
}

/** The filters and the sort as the address of a list holds them. */
function readQuery(query: Record<string, unknown>): ListQuery {
  const texts = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const filters = texts
    .filter(([name]) => name.startsWith(FILTER))
    .map(([name, value]): [string, string] => [name.slice(FILTER.length), value]);
  const { sortBy, direction } = Object.fromEntries(texts);
  return {
    filters: Object.fromEntries(filters),
    sort: { ...(sortBy && { sortBy }), ...(direction && { direction: direction === "asc" ? "asc" : "desc" }) },
  };
}

type Rows = Record<string, unknown>[];

/** The rows of a list, page by page. */
async function* pagesOf(
  resource: ReadOnlyResource,
  query: { filters?: Record<string, string>; sortBy?: string; direction?: "asc" | "desc" },
): AsyncGenerator<Rows, undefined, undefined> {
  const filter = new Filter(query.filters, resource);
  const sort = {
    ...(query.sortBy && { sortBy: query.sortBy }),
    ...(query.direction && { direction: query.direction }),
  };
  for (let offset = 0; offset < MAXIMUM_ROWS; offset += ROWS_AT_ONCE) {
    const records = await resource.find(filter, { limit: ROWS_AT_ONCE, offset, sort });
    yield records.map(({ params }) => params as Record<string, unknown>);
    if (records.length < ROWS_AT_ONCE) return;
  }
}
