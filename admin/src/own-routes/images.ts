import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { raw, Router } from "express";
import type { BackendApi } from "../backend-api/backend-api.js";
import { BackendRefusal, BackendUnavailable } from "../backend-api/backend-api.js";
import { asyncHandler } from "../http/async-handler.js";
import { requestIdOf } from "../http/request-id.js";
import type { OperatorAccess } from "../session/operator-access.js";
import { imageTypeOf, MAXIMUM_IMAGE_BYTES } from "./image-type.js";
import { requireAccess } from "./require-access.js";

/** Files as the backend names them: no folders. */
const FILE = /^[\w.%() -]{1,255}$/;
const EXTENSIONS: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };

/**
 * `POST /images` takes one picture as it is (JPEG, PNG or WebP, 5 MB at most) and answers `{url}` of the uploaded file;
 * `GET /images/:file` shows a picture of the catalogue, from the backend alone.
 */
export function imageRoutes({ api, access }: { api: BackendApi; access: OperatorAccess }): Router {
  const router = Router();
  router.get(
    "/images/:file",
    requireAccess(access, "GET", "/admin/products"),
    asyncHandler(async (request, response) => {
      const { file = "" } = request.params;
      const left = new AbortController();
      response.once("close", () => left.abort());
      const answer = FILE.test(file)
        ? await api.forward("", { method: "GET", address: `/static/${encodeURIComponent(file)}`, signal: left.signal })
        : null;
      const type = answer?.headers.get("content-type") ?? "";
      if (!answer?.ok || !answer.body || !(type in EXTENSIONS)) {
        response.status(404).end();
        return;
      }
      response.set({ "content-type": type, "cache-control": "private, max-age=86400" });
      await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response);
    }),
  );
  router.post(
    "/images",
    requireAccess(access, "POST", "/admin/uploads"),
    raw({ type: () => true, limit: MAXIMUM_IMAGE_BYTES }),
    asyncHandler(async (request, response) => {
      const refuse = (status: number, code: string, message: string): void => {
        response.status(status).json({ type: "invalid_data", code, message, request_id: requestIdOf(request) });
      };
      const bytes: unknown = request.body;
      const type = Buffer.isBuffer(bytes) ? imageTypeOf(bytes) : null;
      if (!Buffer.isBuffer(bytes) || type === null) {
        refuse(415, "no_image", "Choose a JPEG, PNG or WebP picture.");
        return;
      }
      try {
        const name = `product.${EXTENSIONS[type] ?? "bin"}`;
        const url = await api.uploadFile(request.session.operator?.token ?? "", { name, type, bytes });
        response.status(201).json({ url });
      } catch (error) {
        if (error instanceof BackendRefusal) refuse(error.status, error.code, error.message);
        else if (error instanceof BackendUnavailable) refuse(502, "backend_away", error.message);
        else throw error;
      }
    }),
  );
  return router;
}
