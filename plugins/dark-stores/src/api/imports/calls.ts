import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { BulkJob } from "../../contract/imports";
import { bulkUploadQuerySchema, listBulkErrorsQuerySchema, listBulkJobsQuerySchema } from "../../contract/imports";
import { DARK_STORES_MODULE, type BulkJobSettings, type DarkStoresService } from "../../modules/dark-stores";
import { runInBackground, uploadBulkFile } from "../../workflows/imports/run-bulk-job";
import { actorOf } from "../admin/presenter";
import { many, parse } from "../parse";
import { sendErrorsAsCsv } from "./errors-csv";

type Kind = BulkJob["kind"];
type Handler = (req: AuthenticatedMedusaRequest, res: MedusaResponse) => Promise<void>;

const serviceOf = (req: AuthenticatedMedusaRequest) => req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);

/** The store in the address of a per-store call; refuses `dark_store_not_found`. Undefined elsewhere. */
async function storeOf(req: AuthenticatedMedusaRequest): Promise<string | undefined> {
  const { import_id, id } = req.params;
  return import_id === undefined || id === undefined ? undefined : (await serviceOf(req).findDarkStore(id)).id;
}

async function jobOf(req: AuthenticatedMedusaRequest, kind: Kind): Promise<BulkJob> {
  const dark_store_id = await storeOf(req);
  return serviceOf(req).findBulkJob(req.params["import_id"] ?? req.params["id"] ?? "", { kind, dark_store_id });
}

/** Takes in a file: 200 with the job when it has ended, 202 when it goes on by itself. */
export async function answerUpload(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  input: Pick<BulkJobSettings, "kind" | "dark_store_id" | "options">,
): Promise<void> {
  const query = parse(bulkUploadQuerySchema, req.query);
  const wait = query.wait === "true";
  const { job, replayed } = await uploadBulkFile(req.scope, {
    ...input,
    ...actorOf(req),
    dry_run: query.dry_run === "true",
    on_error: query.on_error,
    file_name: query.file_name ?? null,
    again: query.again === "true",
    wait,
    file: req,
  });
  res.status(wait || job.finished_at !== null ? 200 : 202).json({ [`${input.kind}_import`]: { ...job, replayed } });
}

/** A page of imports, newest first. */
export function listImports(kind: Kind): Handler {
  return async (req, res) => {
    const { limit, offset, ...query } = parse(listBulkJobsQuerySchema, req.query);
    const inStore =
      req.params["id"] === undefined ? undefined : (await serviceOf(req).findDarkStore(req.params["id"])).id;
    const filters = {
      kind,
      ids: null,
      statuses: many(query.status) ?? null,
      dark_store_id: inStore ?? query.dark_store_id ?? null,
      dry_run: query.dry_run === undefined ? null : query.dry_run === "true",
      file_hash: query.file_hash ?? null,
    };
    const { jobs, count } = await serviceOf(req).pageBulkJobs(filters, { limit, offset });
    res.json({ [`${kind}_imports`]: jobs, count, limit, offset });
  };
}

/** How far an import is, or what became of it. */
export function showImport(kind: Kind): Handler {
  return async (req, res) => {
    res.json({ [`${kind}_import`]: await jobOf(req, kind) });
  };
}

/** Everything that is wrong with an import's rows: a page, or all of it as a CSV file. */
export function listImportErrors(kind: Kind): Handler {
  return async (req, res) => {
    const { format, limit, offset } = parse(listBulkErrorsQuerySchema, req.query);
    const { id } = await jobOf(req, kind);
    if (format === "csv") {
      await sendErrorsAsCsv(serviceOf(req), id, res);
      return;
    }
    res.json({ ...(await serviceOf(req).pageBulkErrors(id, { limit, offset })), limit, offset });
  };
}

/** Goes on with an import that a fault ended; the answer comes at once. */
export function resumeImport(kind: Kind): Handler {
  return async (req, res) => {
    const job = await jobOf(req, kind);
    await serviceOf(req).reopenBulkJob(job);
    runInBackground(req.scope, job.id);
    res.status(202).json({ [`${kind}_import`]: await jobOf(req, kind) });
  };
}

/** Asks an import to stop; what it has applied of a file in parts stays. */
export function cancelImport(kind: Kind): Handler {
  return async (req, res) => {
    const job = await jobOf(req, kind);
    await serviceOf(req).cancelBulkJob(job.id);
    res.status(202).json({ [`${kind}_import`]: await jobOf(req, kind) });
  };
}
