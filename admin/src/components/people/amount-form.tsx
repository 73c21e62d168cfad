import { Button } from "@adminjs/design-system";
import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { useFormats } from "../records/use-formats.js";
import { callAdminApi } from "../api/admin-api.js";

export interface AmountFormProps {
  id: string;
  label: string;
  submitLabel: string;
  /** Where the amount is sent, after `/admin`. */
  path: string;
  needsReason?: boolean;
  allowsNegative?: boolean;
  onDone: () => void;
}

/** Books an amount, with a reason where one is asked for. */
export default function AmountForm(props: AmountFormProps): React.ReactElement {
  const { id, label, submitLabel, path, needsReason = false, allowsNegative = false, onDone } = props;
  const say = useSay();
  const { currencySign } = useFormats();
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);
  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setError("");
    try {
      await callAdminApi("POST", path, { amount: Number(amount), ...(needsReason && { reason: reason.trim() }) });
      setAmount("");
      setReason("");
      onDone();
    } catch (refusal) {
      setError(say((refusal as Error).message));
    } finally {
      setSending(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="qd-field">
        <label htmlFor={`${id}-amount`}>
          {label} ({currencySign})
        </label>
        <input
          id={`${id}-amount`}
          type="number"
          inputMode="decimal"
          step={0.01}
          {...(!allowsNegative && { min: 0.01 })}
          required
          value={amount}
          onChange={({ target }) => setAmount(target.value)}
        />
      </div>
      {needsReason && (
        <div className="qd-field">
          <label htmlFor={`${id}-reason`}>{say("Reason")}</label>
          <input
            id={`${id}-reason`}
            required
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      {error && (
        <p className="qd-alarm" role="alert">
          {error}
        </p>
      )}
      <Button type="submit" variant="outlined" disabled={isSending}>
        {submitLabel}
      </Button>
    </form>
  );
}
