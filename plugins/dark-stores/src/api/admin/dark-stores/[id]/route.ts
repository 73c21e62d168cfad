import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateDarkStoreSchema } from "../../../../contract/dark-stores";
import { deleteDarkStoreWorkflow } from "../../../../workflows/stores/workflows/delete-dark-store";
import { updateDarkStoreWorkflow } from "../../../../workflows/stores/workflows/update-dark-store";
import { parse } from "../../../parse";
import { presentStore } from "../../presenter";

/** One dark store. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ dark_store: await presentStore(req.scope, req.params["id"] ?? "") });
}

/** Changes a dark store, its status included. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  const changes = parse(updateDarkStoreSchema, req.body);
  await updateDarkStoreWorkflow(req.scope).run({ input: { id, changes } });
  res.json({ dark_store: await presentStore(req.scope, id) });
}

/** Takes a dark store out of use. */
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  await deleteDarkStoreWorkflow(req.scope).run({ input: { id } });
  res.json({ id, object: "dark_store", deleted: true });
}
