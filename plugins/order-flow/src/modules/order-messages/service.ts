import type { Context, InferTypeOf } from "@medusajs/framework/types";
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex";
import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { MessageStatus } from "../../contract";
import OrderMessage from "./models/order-message";
import { readMessageSettings, type MessageSettings } from "./options";
import { MESSAGE_RULES } from "./policies/message-rules";
import type { OwedMessage } from "./policies/owed-messages";
import { TRIES } from "./policies/retry";
import type { ClaimedMessage } from "./queries/claim-messages.sql";
import { retryMessage } from "./queries/retry-message.sql";
import { claimDueMessages } from "./services/claim-due-messages";
import { oweMessages, oweUntoldMoves, oweUntoldPaymentReturns, oweUntoldRefunds } from "./services/owe-messages";
import { settleTry, type TryOutcome } from "./services/settle-try";

const MS_PER_SECOND = 1_000;
/** Ends from which an operator can have a message tried again. */
const CAN_BE_RETRIED: readonly MessageStatus[] = ["dead", "stale", "no_address"];

export type { ClaimedMessage, MessageSettings, OwedMessage, TryOutcome };
export type OrderMessageRecord = InferTypeOf<typeof OrderMessage>;

/** The outbox of messages about orders: what is owed, who sends it, how it ended. */
export default class OrderMessagesService extends MedusaService({ OrderMessage }) {
  readonly settings: MessageSettings;

  constructor(container: Record<string, unknown>, options: unknown, declaration?: unknown) {
    super(container, options, declaration);
    this.settings = readMessageSettings(options);
  }

  /** Notes that messages are owed, once per event and channel; answers how many were new. */
  @InjectManager()
  async oweMessages(owed: OwedMessage[], @MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<number> {
    return oweMessages(knexOf(sharedContext), owed, this.settings.channels);
  }

  /** Notes messages about moves of orders in a window whose event never came, at most `limit`; answers how many. */
  @InjectManager()
  async oweUntoldMoves(
    window: { since: Date; until: Date; limit: number },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<number> {
    return oweUntoldMoves(knexOf(sharedContext), window, this.settings.channels);
  }

  /** Notes messages about money of orders that went back in a window and whose event never came; answers how many. */
  @InjectManager()
  async oweUntoldRefunds(
    window: { since: Date; until: Date; limit: number },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<number> {
    return oweUntoldRefunds(knexOf(sharedContext), window, this.settings.channels);
  }

  /** Notes messages about payments of carts that went back in a window and whose event never came; answers how many. */
  @InjectManager()
  async oweUntoldPaymentReturns(
    window: { since: Date; until: Date; limit: number },
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<number> {
    return oweUntoldPaymentReturns(knexOf(sharedContext), window, this.settings.channels);
  }

  /** Ends what must not be sent any more, then takes up to `limit` messages that are due; they are the caller's to send. */
  @InjectManager()
  async claimDueMessages(
    limit: number,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<ClaimedMessage[]> {
    return claimDueMessages(knexOf(sharedContext), limit);
  }

  /** Notes how the try of a claimed message ended; answers the status it then has, or null if another sender has it. */
  @InjectManager()
  async settleTry(
    message: Pick<ClaimedMessage, "id" | "attempts" | "max_attempts">,
    outcome: TryOutcome,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<MessageStatus | null> {
    return settleTry(knexOf(sharedContext), message, outcome);
  }

  /** Has a message that was given up tried again. Refuses `message_not_found` and `message_not_given_up`. */
  @InjectManager()
  async retryMessage(
    id: string,
    @MedusaContext() sharedContext: Context<EntityManager> = {},
  ): Promise<OrderMessageRecord> {
    const [message] = await this.listOrderMessages({ id }, { take: 1 }, sharedContext);
    if (!message) throw new Refusal("not_found", "message_not_found", `There is no message ${id}.`);
    const [retried] = await retryMessage(knexOf(sharedContext), {
      id,
      statuses: CAN_BE_RETRIED,
      tries: TRIES,
      useful_for_seconds: MESSAGE_RULES[message.kind].useful_for_ms / MS_PER_SECOND,
    });
    if (!retried) {
      const { status } = message;
      const sentence = `The message is ${status}: only one that is ${CAN_BE_RETRIED.join(", ")} can be tried again.`;
      throw new Refusal("conflict", "message_not_given_up", sentence, { status });
    }
    const [again] = await this.listOrderMessages({ id }, { take: 1 });
    return again ?? message;
  }
}

function knexOf(sharedContext: Context<EntityManager>): Knex {
  const manager = (sharedContext.transactionManager ?? sharedContext.manager) as EntityManager;
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
