import { model } from "@medusajs/framework/utils";
import { DOCUMENT_KINDS, DOCUMENT_STATUSES } from "../../../contract";

/**
 * A paper of a rider. Of one rider and kind two are current (`replaced_at` null) at the most: the approved one, and one
 * that waits for its review or was rejected. `file_id` names the photo in the file store, which is not public.
 */
export default model.define("rider_document", {
  id: model.id({ prefix: "rdoc" }).primaryKey(),
  rider_id: model.text(),
  kind: model.enum([...DOCUMENT_KINDS]),
  /** For operations only. */
  number: model.text().nullable(),
  /** The last good day where the rider works, `YYYY-MM-DD`; null: good for ever. A date column: read it by query. */
  expires_on: model.text().nullable(),
  status: model.enum([...DOCUMENT_STATUSES]).default("pending"),
  /** Why it was rejected. */
  reason: model.text().nullable(),
  file_id: model.text().nullable(),
  content_type: model.text().nullable(),
  size_bytes: model.number().nullable(),
  uploaded_at: model.dateTime(),
  reviewed_at: model.dateTime().nullable(),
  reviewed_by: model.text().nullable(),
  replaced_at: model.dateTime().nullable(),
  /** The rider was told this many days before the end, last; null: not yet. */
  told_days: model.number().nullable(),
});
