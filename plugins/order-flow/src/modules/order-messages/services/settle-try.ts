import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageStatus } from "../../../contract";
import type { ClaimedMessage } from "../queries/claim-messages.sql";
import { settleMessage } from "../queries/settle-message.sql";

const MS_PER_SECOND = 1_000;

/** How a try ended. A failed one is tried again after a pause, as often as the message may be. */
export type TryOutcome =
  | { status: "sent"; external_id: string | null }
  | { status: "no_address" | "declined" }
  | { status: "dead"; error: string }
  | { status: "failed"; error: string; pause_ms: number };

/** The note of {@link OrderMessagesService.settleTry}. */
export async function settleTry(
  db: Knex,
  message: Pick<ClaimedMessage, "id" | "attempts" | "max_attempts">,
  outcome: TryOutcome,
): Promise<MessageStatus | null> {
  const failedForGood = outcome.status === "failed" && message.attempts >= message.max_attempts;
  const status = outcome.status !== "failed" ? outcome.status : failedForGood ? "dead" : "waiting";
  const [settled] = await settleMessage(db, {
    id: message.id,
    attempts: message.attempts,
    status,
    pause_seconds: outcome.status === "failed" ? outcome.pause_ms / MS_PER_SECOND : 0,
    last_error: "error" in outcome ? outcome.error : null,
    external_id: outcome.status === "sent" ? outcome.external_id : null,
  });
  return settled ? status : null;
}
