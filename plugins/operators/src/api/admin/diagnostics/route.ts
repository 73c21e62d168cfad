import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { OPERATORS_MODULE, type OperatorsService } from "../../../modules/operators";

/** Facts about the machinery: versions, extensions, pending migrations, clocks, disk and queues. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const diagnostics = await req.scope.resolve<OperatorsService>(OPERATORS_MODULE).readDiagnostics();
  res.setHeader("cache-control", "no-store");
  res.json({ diagnostics });
}
