import { useNotice, type ActionProps } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi } from "../api/admin-api.js";
import { ReadingError, recordPath, Section } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { wordsOf } from "../status-badge.js";
import type { OrderAnswer, RefundAnswer } from "./order-answers.js";
import { FormEnd } from "../records/form-end.js";

const REASONS = ["missing", "damaged", "wrong_item", "quality", "other"];
const PENCE = 100;

/** Gives back what delivered items cost: which, how many, and why. What is given back is shown before it happens. */
export default function RefundForm({ record }: ActionProps): React.ReactElement | null {
  const id = record?.id ?? "";
  const order = useAdminApi<{ quick_order: OrderAnswer }>(record ? `/quick-orders/${encodeURIComponent(id)}` : null);
  const refunds = useAdminApi<{ refunds: RefundAnswer[] }>(
    record ? `/refunds?order_id=${encodeURIComponent(id)}` : null,
  );
  const failed = [order, refunds].find(({ error }) => error !== null);
  if (!record) return null;
  if (failed?.error) return <ReadingError error={failed.error} retry={failed.reload} />;
  if (!order.data || !refunds.data) return null;
  return <Form order={order.data.quick_order} refunds={refunds.data.refunds} />;
}

function Form({ order, refunds }: { order: OrderAnswer; refunds: readonly RefundAnswer[] }): React.ReactElement {
  const say = useSay();
  const { money } = useFormats();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);
  const lines = order.lines.filter(({ picked_quantity, due }) => picked_quantity > 0 && due > 0);
  const left = (line: OrderAnswer["lines"][number]): number =>
    line.picked_quantity - refundedOf(refunds, line.line_item_id);
  const items = lines
    .map((line) => ({ line, quantity: Math.min(quantities[line.line_item_id] ?? 0, left(line)) }))
    .filter(({ quantity }) => quantity > 0);
  const about = items.reduce((sum, { line, quantity }) => sum + (line.due / line.picked_quantity) * quantity, 0);

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    if (items.length === 0) {
      setError(say("Choose at least one item."));
      return;
    }
    setSending(true);
    setError("");
    try {
      await callAdminApi("POST", `/quick-orders/${encodeURIComponent(order.order_id)}/refunds`, {
        items: items.map(({ line, quantity }) => ({ line_item_id: line.line_item_id, quantity })),
        reason,
        ...(note.trim() && { note: note.trim() }),
      });
      addNotice({ message: say("The items are refunded."), type: "success" });
      navigate(recordPath("orders", order.order_id));
    } catch (refusal) {
      setError(say((refusal as Error).message));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={say("Refund items of order {number}", { number: order.display_id })}>
        <p>{say("Paid online, the money goes back the way it came; cash is paid out by the store.")}</p>
        {lines.length === 0 && <p className="qd-nothing">{say("There is nothing that could be refunded.")}</p>}
        {lines.map((line) => (
          <div className="qd-field" key={line.line_item_id}>
            <label htmlFor={`refund-${line.line_item_id}`}>
              {line.title} · {money(line.due, order.currency_code)} · {say("{count} left", { count: left(line) })}
            </label>
            <input
              id={`refund-${line.line_item_id}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={left(line)}
              step={1}
              disabled={left(line) === 0}
              value={quantities[line.line_item_id] ?? 0}
              onChange={({ target }) =>
                setQuantities({ ...quantities, [line.line_item_id]: Math.trunc(Number(target.value)) })
              }
            />
          </div>
        ))}
        <div className="qd-field">
          <label htmlFor="refund-reason">{say("Reason")}</label>
          <select
            id="refund-reason"
            className="qd-select"
            required
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          >
            <option value="">{say("Choose…")}</option>
            {REASONS.map((each) => (
              <option key={each} value={each}>
                {say(wordsOf(each))}
              </option>
            ))}
          </select>
        </div>
        <div className="qd-field">
          <label htmlFor="refund-note">{say("Note")}</label>
          <textarea
            id="refund-note"
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        <p aria-live="polite">
          {say("Given back: about {amount}", {
            amount: money(Math.round(about * PENCE) / PENCE, order.currency_code),
          })}
        </p>
        <FormEnd error={error} isSending={isSending} submit={say("Refund the items")} isGrave />
      </Section>
    </form>
  );
}

/** Pieces of an item that were refunded, or are about to be. */
function refundedOf(refunds: readonly RefundAnswer[], lineItemId: string): number {
  return refunds
    .filter(({ status }) => status !== "declined")
    .flatMap(({ items }) => items)
    .filter(({ line_item_id }) => line_item_id === lineItemId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
