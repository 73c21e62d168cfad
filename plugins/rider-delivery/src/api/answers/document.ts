import type { MedusaContainer } from "@medusajs/framework/types";
import { Refusal } from "@quickdash/dark-stores/contract";
import { RIDER_DELIVERY_MODULE, type RiderDeliveryService } from "../../modules/rider-delivery";
import { daysLeft, documentGaps, expiringOn, isValidOn } from "../../modules/rider-delivery/policies/documents";
import { findDocument, type RiderDocument } from "../../workflows/documents/find-document";
import { readToday } from "../../workflows/documents/read-today";

/** Current documents of one rider are two per kind at the most. */
const ALL_OF_A_RIDER = { limit: 50, offset: 0 };

/** A document as its rider sees it; `valid` while it counts. */
function toRiderDocument(document: RiderDocument, today: string) {
  const { id, kind, status, expires_on, reason, uploaded_at, reviewed_at, content_type, size_bytes } = document;
  return {
    id,
    kind,
    status,
    valid: document.replaced_at === null && isValidOn(document, today),
    expires_on,
    reason,
    photo: document.file_id ? { content_type, size_bytes, url: `/rider/documents/${id}/photo` } : null,
    uploaded_at,
    reviewed_at,
  };
}

/** A document as operations see it. */
function toAdminDocument(document: RiderDocument, today: string) {
  const { id, rider_id, number, reviewed_by, replaced_at } = document;
  const { photo, ...seen } = toRiderDocument(document, today);
  return {
    ...seen,
    rider_id,
    number,
    photo: photo && { ...photo, url: `/admin/rider-documents/${id}/photo` },
    reviewed_by,
    replaced_at,
  };
}

/** Documents as operations see them, in the given order. */
export async function adminDocumentsOf(container: MedusaContainer, documents: readonly RiderDocument[]) {
  const todayAt = await readToday(
    container,
    documents.map(({ home_dark_store_id }) => home_dark_store_id),
  );
  return documents.map((document) => toAdminDocument(document, todayAt(document.home_dark_store_id)));
}

/** One document as operations see it; refuses `document_not_found`. */
export async function adminDocumentOf(container: MedusaContainer, id: string) {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  return (await adminDocumentsOf(container, [await findDocument(riders, { id })]))[0];
}

type RiderFacts = Pick<
  Awaited<ReturnType<RiderDeliveryService["retrieveRider"]>>,
  "id" | "vehicle" | "home_dark_store_id"
>;

/** A rider's current documents, which required ones do not count and why, and which end within 30 days. */
async function readDocumentsOf(container: MedusaContainer, rider: RiderFacts) {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const today = (await readToday(container, [rider.home_dark_store_id]))(rider.home_dark_store_id);
  const page = { ...ALL_OF_A_RIDER, ...(await riders.findDocuments({ rider_id: rider.id, ...ALL_OF_A_RIDER })) };
  const { required } = riders.options.documents;
  return {
    page,
    today,
    missing: documentGaps(rider.vehicle, page.documents, { required, today }),
    expiring: expiringOn(page.documents, today).map(({ id, kind, expires_on }) => ({
      id,
      kind,
      expires_on,
      days_left: daysLeft(expires_on ?? today, today),
    })),
  };
}

/** What a rider sees of the own documents. */
export async function ownDocumentsOf(container: MedusaContainer, rider: RiderFacts) {
  const { page, today, missing, expiring } = await readDocumentsOf(container, rider);
  return { ...page, documents: page.documents.map((each) => toRiderDocument(each, today)), missing, expiring };
}

/** One of the rider's own documents; refuses `document_not_found`. */
export async function ownDocumentOf(container: MedusaContainer, own: { id: string; rider_id: string }) {
  const riders = container.resolve<RiderDeliveryService>(RIDER_DELIVERY_MODULE);
  const document = await findDocument(riders, own);
  const todayAt = await readToday(container, [document.home_dark_store_id]);
  return toRiderDocument(document, todayAt(document.home_dark_store_id));
}

/** What operations see of a rider's documents. */
export async function documentsOf(container: MedusaContainer, rider: RiderFacts) {
  const { page, today, missing, expiring } = await readDocumentsOf(container, rider);
  return { ...page, documents: page.documents.map((each) => toAdminDocument(each, today)), missing, expiring };
}

/** Where a document's photo is; refuses `photo_not_found`. */
export function photoOf({ file_id, content_type }: RiderDocument): { file_id: string; content_type: string } {
  if (!file_id || !content_type) {
    throw new Refusal("not_found", "photo_not_found", "There is no photo of this document.");
  }
  return { file_id, content_type };
}
