import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerUpload, listImports } from "../../imports/calls";

export const GET = listImports("inventory");

/** Reads prices and stock of many stores from a CSV body while it arrives, and applies them. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerUpload(req, res, { kind: "inventory", dark_store_id: null, options: {} });
}
