import { useNotice } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi } from "../api/admin-api.js";
import { recordPath, Section } from "../records/parts.js";
import RecordPicker from "../records/record-picker.js";
import { FormEnd } from "../records/form-end.js";

type Texts = Record<"price" | "mrp" | "on_hand" | "reorder_level" | "bin", string>;

const FIELDS: readonly { name: Exclude<keyof Texts, "bin">; step: number; isRequired: boolean }[] = [
  { name: "price", step: 0.01, isRequired: true },
  { name: "mrp", step: 0.01, isRequired: false },
  { name: "on_hand", step: 1, isRequired: true },
  { name: "reorder_level", step: 1, isRequired: false },
];
const FIELD_WORDS: Record<string, string> = {
  price: "Price",
  mrp: "MRP",
  on_hand: "On hand",
  reorder_level: "Reorder level",
};
const EMPTY: Texts = { price: "", mrp: "", on_hand: "", reorder_level: "", bin: "" };

/** Puts an item on a store's shelf, with its price and stock there. One that is there already is changed instead. */
export default function NewOffer(): React.ReactElement {
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const [store, setStore] = useState<string[]>([]);
  const [variant, setVariant] = useState<string[]>([]);
  const [texts, setTexts] = useState(EMPTY);
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const [storeId] = store;
    const [variantId] = variant;
    if (!storeId || !variantId) {
      setError(say("Choose the store and the item."));
      return;
    }
    setSending(true);
    setError("");
    const filled = Object.entries(texts).filter(([, text]) => text.trim() !== "");
    const values = Object.fromEntries(
      filled.map(([name, text]) => [name, name === "bin" ? text.trim() : Number(text)]),
    );
    try {
      await callAdminApi("POST", `/dark-stores/${encodeURIComponent(storeId)}/offers`, {
        offers: [{ variant_id: variantId, ...values }],
      });
      addNotice({ message: say("The item is on the shelf."), type: "success" });
      navigate(recordPath("offers", `${storeId}~${variantId}`));
    } catch (refusal) {
      setError(say((refusal as Error).message));
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={say("New item in a store")}>
        <div className="qd-field">
          <label htmlFor="offer-store">{say("Store")}</label>
          <RecordPicker id="offer-store" resource="dark-stores" picked={store} onPick={setStore} />
        </div>
        <div className="qd-field">
          <label htmlFor="offer-variant">{say("Item")}</label>
          <RecordPicker id="offer-variant" resource="product-variants" picked={variant} onPick={setVariant} />
        </div>
        {FIELDS.map(({ name, step, isRequired }) => (
          <div key={name} className="qd-field">
            <label htmlFor={`offer-${name}`}>{say(FIELD_WORDS[name] ?? name)}</label>
            <input
              id={`offer-${name}`}
              type="number"
              inputMode="decimal"
              min={0}
              step={step}
              required={isRequired}
              value={texts[name]}
              onChange={({ target }) => setTexts((present) => ({ ...present, [name]: target.value }))}
            />
          </div>
        ))}
        <div className="qd-field">
          <label htmlFor="offer-bin">{say("Bin")}</label>
          <input
            id="offer-bin"
            maxLength={32}
            value={texts.bin}
            onChange={({ target }) => setTexts((present) => ({ ...present, bin: target.value }))}
          />
        </div>
        <FormEnd error={error} isSending={isSending} submit={say("Save")} />
      </Section>
    </form>
  );
}
