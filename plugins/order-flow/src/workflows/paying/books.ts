import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";

/** Why the money of an order goes back: not picked, cancelled, or one refund of delivered items. */
export type OrderReturnKind = "short_pick" | "cancelled" | "item";

/** Why money goes back; `unplaced` is that of a cart which did not become an order. */
export type ReturnKind = OrderReturnKind | "unplaced";

/** What Medusa's books say of money that went back. */
export interface BookedRefund {
  id: string;
  amount: BigNumberInput;
  /** Null when someone else gave it back, for instance an operator with Medusa's own means. */
  purpose: { kind: ReturnKind; id: string } | null;
  /** The order's books know it too: nothing is left to do. */
  is_complete: boolean;
}

/** What Medusa's books say of one payment; amounts in major units. */
export interface PaymentBooks {
  id: string;
  amount: BigNumberInput;
  provider_id: string;
  currency_code: string;
  payment_collection_id: string;
  data: Record<string, unknown>;
  is_cancelled: boolean;
  captured: BigNumberInput;
  refunds: BookedRefund[];
}

interface PaymentRecord {
  id: string;
  amount: BigNumberInput;
  provider_id: string;
  currency_code: string;
  payment_collection_id: string;
  data: Record<string, unknown>;
  canceled_at: Date | null;
  captures?: { amount: BigNumberInput }[];
  refunds?: { id: string; amount: BigNumberInput; metadata: Record<string, unknown> | null }[];
}

interface PaidOrder {
  payment_collections?: { payments?: PaymentRecord[] }[];
}

const PAYMENT_FIELDS = [
  "id",
  "amount",
  "provider_id",
  "currency_code",
  "payment_collection_id",
  "data",
  "canceled_at",
  "captures.amount",
  "refunds.id",
  "refunds.amount",
  "refunds.metadata",
];
const MAX_TRANSACTIONS = 1_000;

/**
 * The books of all payments of an order, without those that went back before it was placed. Read them under the lock of
 * the order's records before writing.
 */
export async function readBooks(container: MedusaContainer, orderId: string): Promise<PaymentBooks[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: PAYMENT_FIELDS.map((field) => `payment_collections.payments.${field}`),
    filters: { id: orderId },
  });
  const transactions = await container
    .resolve(Modules.ORDER)
    .listOrderTransactions({ order_id: orderId, reference: "refund" }, { take: MAX_TRANSACTIONS });
  const known = new Set(transactions.map((transaction) => transaction.reference_id));
  const collections = (data[0] as unknown as PaidOrder | undefined)?.payment_collections ?? [];
  return collections
    .flatMap((collection) => collection.payments ?? [])
    .map((payment) => booksOf(payment, known))
    .filter(({ refunds }) => !refunds.some(({ purpose }) => purpose?.kind === "unplaced"));
}

/** The books of the payment that a session led to, or null. Read them under the lock of its cart before writing. */
export async function readBooksOfSession(container: MedusaContainer, sessionId: string): Promise<PaymentBooks | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment",
    fields: PAYMENT_FIELDS,
    filters: { payment_session_id: sessionId } as Record<string, unknown>,
  });
  const payment = data[0] as unknown as PaymentRecord | undefined;
  return payment ? booksOf(payment, new Set()) : null;
}

function booksOf({ captures, refunds = [], canceled_at, ...payment }: PaymentRecord, known: Set<string>): PaymentBooks {
  return {
    ...payment,
    is_cancelled: !!canceled_at,
    captured: sumOf(captures),
    refunds: refunds.map(({ id, amount, metadata }) => {
      return { id, amount, purpose: purposeOf(metadata), is_complete: known.has(id) };
    }),
  };
}

/** What is captured of these payments and has not gone back, in major units. */
export function keptOf(...payments: PaymentBooks[]): number {
  const kept = payments.map(({ captured, refunds }) => MathBN.sub(captured, sumOf(refunds)));
  return MathBN.sum(0, ...kept).toNumber();
}

/**
 * The money of these payments together, in major units. What somebody gave back with Medusa's own means counts as the
 * difference; a refund for the difference that is cut off does not until it is brought to its end.
 */
export function moneyOf(payments: PaymentBooks[]): { captured: number; kept: number; returned_difference: number } {
  const differences = payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ purpose, is_complete }) => !purpose || (purpose.kind === "short_pick" && is_complete));
  return {
    captured: MathBN.sum(0, ...payments.map(({ captured }) => captured)).toNumber(),
    kept: keptOf(...payments),
    returned_difference: MathBN.convert(sumOf(differences)).toNumber(),
  };
}

function sumOf(records: { amount: BigNumberInput }[] = []): BigNumberInput {
  return MathBN.sum(0, ...records.map((record) => record.amount));
}

function purposeOf(metadata: Record<string, unknown> | null): BookedRefund["purpose"] {
  const { return_kind, return_id } = metadata ?? {};
  if (typeof return_kind !== "string" || typeof return_id !== "string") return null;
  return { kind: return_kind as ReturnKind, id: return_id };
}
