import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createRiderBodySchema, ridersQuerySchema } from "../../../contract";
import { createRiderWorkflow } from "../../../workflows";
import { withDuties } from "../../answers/rider";
import { listRiders } from "../../answers/riders-page";
import { parse } from "../../parse";
import { ridersOf } from "../../services";

/** Riders, newest first; `q` looks in names and phone, `duty` at what they are doing now. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { limit, offset, ...filters } = parse(ridersQuerySchema, req.query);
  const { rows, count } = await listRiders(ridersOf(req), filters, { limit, offset });
  res.json({ riders: await withDuties(ridersOf(req), rows), count, limit, offset });
}

/** Takes a rider on, who logs in with the phone from now on. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const input = parse(createRiderBodySchema, req.body);
  const { result } = await createRiderWorkflow(req.scope).run({ input });
  res.json({ rider: (await withDuties(ridersOf(req), [result]))[0] });
}
