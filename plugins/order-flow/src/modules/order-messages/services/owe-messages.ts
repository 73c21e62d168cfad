import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { MessageChannels, MessageKind } from "../../../contract";
import { MESSAGE_RULES, PROGRESS_KINDS } from "../policies/message-rules";
import { messageOfOrder, messageOfPayment, messageOfRefund, onChannels } from "../policies/owed-messages";
import type { OwedMessage } from "../policies/owed-messages";
import { TRIES } from "../policies/retry";
import { listUntoldMoves } from "../queries/list-untold-moves.sql";
import { listUntoldPaymentReturns } from "../queries/list-untold-payment-returns.sql";
import { listUntoldRefunds } from "../queries/list-untold-refunds.sql";
import { writeMessages } from "../queries/write-messages.sql";

/** How long a refund may have been tried before its money went back. */
const LONGEST_TRY_MS = 7 * 24 * 60 * 60_000;

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
  const kinds = PROGRESS_KINDS.filter((kind) => isTold(kind, channels));
  const statuses = kinds.flatMap((kind) => MESSAGE_RULES[kind].announces ?? []);
  const moves = await listUntoldMoves(db, { ...window, statuses, kinds });
  const owed = moves.map(({ order_id, kind, created_at }) => messageOfOrder(order_id, kind, created_at));
  return oweMessages(db, owed, channels);
}

/** The search of {@link OrderMessagesService.oweUntoldRefunds}. */
export async function oweUntoldRefunds(
  db: Knex,
  window: { since: Date; until: Date; limit: number },
  channels: MessageChannels,
): Promise<number> {
  if (!isTold("refunded", channels)) return 0;
  const tried_since = new Date(window.since.getTime() - LONGEST_TRY_MS);
  const refunds = await listUntoldRefunds(db, { ...window, tried_since });
  return oweMessages(db, refunds.map(messageOfRefund), channels);
}

/** The search of {@link OrderMessagesService.oweUntoldPaymentReturns}. */
export async function oweUntoldPaymentReturns(
  db: Knex,
  window: { since: Date; until: Date; limit: number },
  channels: MessageChannels,
): Promise<number> {
  if (!isTold("payment_returned", channels)) return 0;
  return oweMessages(db, (await listUntoldPaymentReturns(db, window)).map(messageOfPayment), channels);
}

function isTold(kind: MessageKind, channels: MessageChannels): boolean {
  return Object.values(channels).some((told) => told.includes(kind));
}
