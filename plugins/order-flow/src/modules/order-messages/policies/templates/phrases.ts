import type { MessageKind } from "../../../../contract";

/** What a template may speak of, written the way the customer's language writes it; null where it is not known. */
export interface Phrases {
  /** `#1042`. */
  order: string;
  store: string;
  /** By when the order should be at the door, in the time of the store. */
  promised_time: string | null;
  total: string;
  /** What the rider collects, null when nothing is left to pay. */
  to_pay: string | null;
  /** What the customer shows the rider. */
  handoff_code: string | null;
  /** The money the event is about. */
  amount: string;
  /** The order was cancelled because its payment did not come in time. */
  is_unpaid: boolean;
  /** The order was paid before it reached the door. */
  is_paid_ahead: boolean;
}

/** A subject for an e-mail and the sentences of both an e-mail and a text message. */
export interface Wording {
  subject: string;
  sentences: string[];
}

/** The words of one language, one entry per kind. */
export type Templates = Readonly<Record<MessageKind, (phrases: Phrases) => Wording>>;
