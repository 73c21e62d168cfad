import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createRiderBodySchema, ridersQuerySchema } from "../../../contract";
import { createRiderWorkflow } from "../../../workflows";
import { toRider, withShifts } from "../../answers/rider";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** Riders, newest first; `q` looks in names and phone. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const riders = ridersOf(req);
  const { q, limit, offset, ...filters } = parse(ridersQuerySchema, req.query);
  const like = { $ilike: `%${(q ?? "").replace(/[\\%_]/g, "\\$&")}%` };
  const [rows, count] = await riders.listAndCountRiders(
    { ...filters, ...(q ? { $or: [{ first_name: like }, { last_name: like }, { phone: like }] } : {}) },
    { take: limit, skip: offset, order: { created_at: "DESC", id: "ASC" } },
  );
  res.json({ riders: await withShifts(riders, rows), count, limit, offset });
}

/** Takes a rider on, who logs in with the phone from now on. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = parse(createRiderBodySchema, req.body);
  const { result } = await createRiderWorkflow(req.scope).run({ input });
  res.json({ rider: toRider(result, null) });
}
