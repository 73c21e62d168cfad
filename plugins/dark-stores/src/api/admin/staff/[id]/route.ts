import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateStaffSchema } from "../../../../contract/staff";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../../modules/dark-stores";
import { normalizePhone } from "../../../../workflows/identities/normalize-phone";
import { updateStaffMemberWorkflow } from "../../../../workflows/staff/workflows/update-staff-member";
import { parse } from "../../../parse";

/** One member of staff. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ staff_member: await service.findStaffMember(req.params["id"] ?? "") });
}

/** Changes a member of staff; `inactive` ends their access at once. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const id = req.params["id"] ?? "";
  const body = parse(updateStaffSchema, req.body);
  const changes = body.phone === undefined ? body : { ...body, phone: normalizePhone(body.phone) };
  await updateStaffMemberWorkflow(req.scope).run({ input: { id, changes } });
  const service = req.scope.resolve<DarkStoresService>(DARK_STORES_MODULE);
  res.json({ staff_member: await service.findStaffMember(id) });
}
