import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { PROGRESS_KINDS } from "../policies/message-rules";
import { claimMessages, type ClaimedMessage } from "../queries/claim-messages.sql";
import { retireMessages } from "../queries/retire-messages.sql";

/** Longer than any provider takes, so that nobody sends what another is sending. */
const LEASE_SECONDS = 120;
/** What waits for longer than this is late, and outdated as soon as there is something newer to say. */
const LATE_AFTER_SECONDS = 60;
const RETIRED_AT_ONCE = 1_000;

/** The claim of {@link OrderMessagesService.claimDueMessages}: ends what is of no use any more, then takes what is due. */
export async function claimDueMessages(db: Knex, limit: number): Promise<ClaimedMessage[]> {
  await retireMessages(db, {
    progress_kinds: PROGRESS_KINDS,
    late_after_seconds: LATE_AFTER_SECONDS,
    limit: RETIRED_AT_ONCE,
  });
  return claimMessages(db, { progress_kinds: PROGRESS_KINDS, limit, lease_seconds: LEASE_SECONDS });
}
