import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { MessageChannels } from "../../../contract";
import { MESSAGE_RULES, PROGRESS_KINDS } from "../policies/message-rules";
import { messageOfOrder, onChannels, type OwedMessage } from "../policies/owed-messages";
import { TRIES } from "../policies/retry";
import { listUntoldMoves } from "../queries/list-untold-moves.sql";
import { writeMessages } from "../queries/write-messages.sql";

/** The note of {@link OrderMessagesService.oweMessages}. */
export async function oweMessages(db: Knex, owed: OwedMessage[], channels: MessageChannels): Promise<number> {
  const rows = owed
    .flatMap((each) => onChannels(each, channels))
    .map((each) => ({ ...each, id: generateEntityId(undefined, "omsg"), max_attempts: TRIES }));
  if (rows.length === 0) return 0;
  return (await writeMessages(db, rows)).length;
}

/** The search of {@link OrderMessagesService.oweUntoldMoves}. */
export async function oweUntoldMoves(
  db: Knex,
  window: { since: Date; until: Date; limit: number },
  channels: MessageChannels,
): Promise<number> {
  const kinds = PROGRESS_KINDS.filter((kind) => Object.values(channels).some((told) => told.includes(kind)));
  const statuses = kinds.flatMap((kind) => MESSAGE_RULES[kind].announces ?? []);
  const moves = await listUntoldMoves(db, { ...window, statuses, kinds });
  const owed = moves.map(({ order_id, kind, created_at }) => messageOfOrder(order_id, kind, created_at));
  return oweMessages(db, owed, channels);
}
