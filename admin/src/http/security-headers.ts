import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

const NONCE_BYTES = 16;

/**
 * Headers that keep browsers strict. Scripts run only from our own files or with this response's nonce; styles may be
 * inline, because AdminJS's styled-components write them at run time; nothing is loaded from or sent to another host.
 */
export function securityHeaders(isSecure: boolean): RequestHandler[] {
  return [
    (_request, response, next) => {
      response.locals.nonce = randomBytes(NONCE_BYTES).toString("base64");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [
            "'self'",
            (_request, response) => `'nonce-${String((response as { locals?: { nonce?: string } }).locals?.nonce)}'`,
          ],
          styleSrc: ["'self'", "'unsafe-inline'"],
          fontSrc: ["'self'", "data:"],
          imgSrc: ["'self'", "data:"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      strictTransportSecurity: isSecure,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    }),
  ];
}
