import { Router } from "express";
import type { DataSource } from "typeorm";
import type { BackendApi } from "../backend-api/backend-api.js";
import { asyncHandler } from "./async-handler.js";

const UNAVAILABLE = 503;

/** `GET /health`: the process runs. `GET /ready`: database and backend answer too, otherwise 503 that names what is down. */
export function healthRoutes({ database, api }: { database: DataSource; api: BackendApi }): Router {
  const router = Router();
  router.get("/health", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get(
    "/ready",
    asyncHandler(async (_request, response) => {
      const [databaseUp, backendUp] = await Promise.all([answers(database), api.isReady()]);
      const dependencies = { database: databaseUp ? "up" : "down", backend: backendUp ? "up" : "down" };
      const isReady = databaseUp && backendUp;
      response.status(isReady ? 200 : UNAVAILABLE).json({ status: isReady ? "ok" : "unavailable", dependencies });
    }),
  );
  return router;
}

async function answers(database: DataSource): Promise<boolean> {
  try {
    await database.query("SELECT 1");
    return true;
  } catch {
    return false;
  }
}
