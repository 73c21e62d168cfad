import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkDependencies } from "../../http/dependencies";

/** `GET /ready`: 200 while PostgreSQL and Redis answer, 503 with the names of those that do not. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const dependencies = await checkDependencies(req.scope);
  const ready = Object.values(dependencies).every((state) => state === "up");
  res.status(ready ? 200 : 503).json({ ready, dependencies });
}
