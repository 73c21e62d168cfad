import { Refusal } from "@quickdash/dark-stores/contract";
import type { RiderDeliveryService } from "../../modules/rider-delivery";

export type RiderDocument = Awaited<ReturnType<RiderDeliveryService["findDocuments"]>>["documents"][number];

/** A document, also one that was replaced; refuses `document_not_found`, also for another rider's when one is named. */
export async function findDocument(
  riders: RiderDeliveryService,
  { id, rider_id = null }: { id: string; rider_id?: string | null },
): Promise<RiderDocument> {
  const { documents } = await riders.findDocuments({ id, rider_id, limit: 1, offset: 0 });
  if (!documents[0]) throw new Refusal("not_found", "document_not_found", "There is no such document.");
  return documents[0];
}
