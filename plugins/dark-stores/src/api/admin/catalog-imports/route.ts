import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { catalogUploadQuerySchema } from "../../../contract/catalog-imports";
import { answerUpload, listImports } from "../../imports/calls";
import { parse } from "../../parse";

export const GET = listImports("catalog");

/** Reads products from a CSV body while it arrives, and creates and updates them. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { unknown_category } = parse(catalogUploadQuerySchema, req.query);
  await answerUpload(req, res, { kind: "catalog", dark_store_id: null, options: { unknown_category } });
}
