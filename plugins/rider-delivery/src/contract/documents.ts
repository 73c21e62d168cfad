import { z } from "zod";
import { pageSchema } from "./deliveries";
import { VEHICLES } from "./riders";

/** Papers that a rider can need. */
export const DOCUMENT_KINDS = [
  "identity",
  "driving_licence",
  "vehicle_registration",
  "insurance",
  "food_safety",
] as const;

/** `pending` waits for operations. */
export const DOCUMENT_STATUSES = ["pending", "approved", "rejected"] as const;

/** Why a required document does not count. */
export const DOCUMENT_GAPS = ["missing", "pending", "rejected", "expired"] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** A required document that does not count, as refusals and `GET /rider/documents` tell it. */
export type DocumentGap = { kind: DocumentKind; reason: (typeof DOCUMENT_GAPS)[number] };

/** Bytes of a photo. */
export const MAX_DOCUMENT_PHOTO_BYTES = 2 * 1024 * 1024;

const kinds = z.array(z.enum(DOCUMENT_KINDS)).default([]);

/** Kinds that riders need, by vehicle: `{"scooter": ["identity", "driving_licence"]}`; what is left out needs none. */
export const requiredDocumentsSchema = z.strictObject(
  Object.fromEntries(VEHICLES.map((vehicle) => [vehicle, kinds])) as Record<(typeof VEHICLES)[number], typeof kinds>,
);

const day = z.iso.date();
const reason = z.string().trim().min(1).max(500);

/**
 * Body of `POST /rider/documents` and of `POST /admin/riders/:id/documents`: `expires_on` is the last good day, null for
 * ever; `photo` a JPEG, PNG or WebP in base64.
 */
export const documentBodySchema = z
  .object({
    kind: z.enum(DOCUMENT_KINDS),
    number: z.string().trim().min(1).max(64).nullish(),
    expires_on: day.nullish(),
    photo: z.string().min(1).nullish(),
  })
  .refine((body) => body.number ?? body.photo, { message: "is needed, or photo", path: ["number"] });

/** Body of `POST /admin/rider-documents/:id/approve`: without `expires_on` the day that was sent in stays. */
export const approveDocumentBodySchema = z.object({ expires_on: day.nullish() });

/** Body of `POST /admin/rider-documents/:id/reject`; the rider reads the reason. */
export const rejectDocumentBodySchema = z.object({ reason });

/** Query of `GET /admin/rider-documents`; `expires_before` is a day. */
export const documentsQuerySchema = pageSchema.extend({
  status: z.enum(DOCUMENT_STATUSES).optional(),
  kind: z.enum(DOCUMENT_KINDS).optional(),
  expires_before: day.optional(),
});

/** `rider_delivery.document_expiring`: a document the rider needs ends in `days` days or less; once for each of them. */
export const documentExpiringSchema = z.object({
  document_id: z.string(),
  rider_id: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  expires_on: day,
  days: z.number().int(),
});

export type DocumentBody = z.infer<typeof documentBodySchema>;
export type DocumentExpiring = z.infer<typeof documentExpiringSchema>;
export type RequiredDocuments = z.infer<typeof requiredDocumentsSchema>;
