import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createStaffSchema, listStaffQuerySchema } from "../../../contract/staff";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { normalizePhone } from "../../../workflows/identities/normalize-phone";
import { createStaffMemberWorkflow } from "../../../workflows/staff/workflows/create-staff-member";
import { parse } from "../../parse";

/** Store staff by name, with filters and paging. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const query = parse(listStaffQuerySchema, req.query);
  const page = await req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE).pageStaffMembers(query);
  res.json({ ...page, limit: query.limit, offset: query.offset });
}

/** Takes someone on; they log in with their phone. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const body = parse(createStaffSchema, req.body);
  const { result } = await createStaffMemberWorkflow(req.scope).run({
    input: { ...body, phone: normalizePhone(body.phone) },
  });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ staff_member: await service.findStaffMember(result.id) });
}
