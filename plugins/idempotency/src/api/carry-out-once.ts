import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { IDEMPOTENCY_KEY_HEADER, IDEMPOTENCY_REPLAYED_HEADER, idempotencyKeySchema } from "../contract";
import { IDEMPOTENCY_MODULE } from "../modules/idempotency";
import type { IdempotencyOptions } from "../modules/idempotency/options";
import { tellsGuestsApart } from "../modules/idempotency/policies/guest-key";
import { judgeAnswer, type KeptAnswer } from "../modules/idempotency/policies/judge-answer";
import { guestKeyTooShort, keyInvalid } from "../modules/idempotency/policies/refusals";
import { keyId, requestFingerprint } from "../modules/idempotency/policies/request-fingerprint";
import type IdempotencyService from "../modules/idempotency/service";
import { interceptAnswer } from "./intercept-answer";
import { keepLease } from "./keep-lease";

/** Answers that hold a key, an invitation or a signed address; they are told once. */
const SECRET_ANSWERS = /^\/admin\/(api-keys|invites|uploads)(\/|$)/i;

/**
 * Carries a request with an `Idempotency-Key` out once: sent again it gets the answer of the first time, marked with
 * `Idempotency-Replayed`. Requests without the header, and bodies that a route reads as they arrive (CSV files, uploads),
 * pass untouched.
 */
export async function carryOutOnce(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const given = req.headers[IDEMPOTENCY_KEY_HEADER];
  if (given === undefined || isStillArriving(req)) {
    return next();
  }
  const key = idempotencyKeySchema.safeParse(given);
  if (!key.success) {
    throw keyInvalid();
  }
  const service = req.scope.resolve<IdempotencyService>(IDEMPOTENCY_MODULE);
  res.append("Access-Control-Expose-Headers", `${IDEMPOTENCY_REPLAYED_HEADER}, Retry-After`);
  const begun = await service.begin(identify(req, key.data, service.options));
  if ("answer" in begun) {
    repeat(res, begun.answer);
    return;
  }
  const stopRenewing = keepLease(service, begun.run);
  interceptAnswer(res, async (answer) => {
    stopRenewing();
    const kept = judgeAnswer(answer, {
      is_secret: SECRET_ANSWERS.test(req.originalUrl),
      max_bytes: service.options.maxAnswerBytes,
    });
    await service.end(begun.run, kept).catch((error: unknown) => {
      // The caller gets the answer all the same; a retry runs again when the lease is over.
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(`The answer under an idempotency key was not kept: ${(error as Error).message}`);
    });
  });
  next();
}

function identify(req: MedusaRequest, key: string, { requestHeaders }: IdempotencyOptions) {
  const { auth_context } = req as Partial<AuthenticatedMedusaRequest>;
  const actor = auth_context?.actor_id ? auth_context : undefined;
  const path = req.originalUrl.replace(/\?.*$/s, "");
  if (!actor && !tellsGuestsApart(key, path)) {
    throw guestKeyTooShort();
  }
  const asker = {
    actor,
    authorization: req.get("authorization"),
    publishable_key: req.get("x-publishable-api-key"),
    method: req.method,
    path,
  };
  const headers = Object.fromEntries(requestHeaders.map((name) => [name, req.get(name)]));
  return {
    id: keyId(asker, key),
    fingerprint: requestFingerprint({ method: req.method, url: req.originalUrl, body: req.body, headers }),
  };
}

/** Whether there is a body that nobody has read yet: what it says cannot be compared. */
function isStillArriving(req: MedusaRequest): boolean {
  const hasBody = req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
  return hasBody && (req as { _body?: boolean })._body !== true;
}

function repeat(res: MedusaResponse, { status, content_type, body }: KeptAnswer): void {
  res.status(status).setHeader(IDEMPOTENCY_REPLAYED_HEADER, "true");
  if (content_type) {
    res.setHeader("Content-Type", content_type);
  }
  res.end(body);
}
