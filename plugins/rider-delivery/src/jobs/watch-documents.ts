import type { MedusaContainer } from "@medusajs/framework/types";
import { watchDocumentsWorkflow } from "../workflows";

/** Tells riders which documents end soon, and takes those off shift whose documents are not in order. */
export default async function watchDocuments(container: MedusaContainer): Promise<void> {
  await watchDocumentsWorkflow(container).run();
}

export const config = { name: "rider-delivery-watch-documents", schedule: { interval: 60_000 } };
