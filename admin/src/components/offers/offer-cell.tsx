import { useNotice, type BasePropertyProps } from "adminjs";
import React, { useEffect, useRef, useState } from "react";
import { useSay } from "../../locale/say.js";
import { callAdminApi } from "../api/admin-api.js";
import Availability from "../availability.js";
import Money from "../money.js";
import { isAboveMrp, offerOf } from "./offer-values.js";

const PRICES = ["price", "mrp"];
const PENCIL = "✎";

/**
 * A cell of the list of offers that is changed where it stands: Enter saves, Escape leaves it as it was. Only this one
 * value is sent. A refusal is said and what was typed stays.
 */
export default function OfferCell(props: BasePropertyProps): React.ReactElement {
  const { record, property, where } = props;
  const name = property.path;
  const [saved, setSaved] = useState<number | null>(null);
  const [text, setText] = useState<string | null>(null);
  const before = Number(saved ?? (record?.params[name] as unknown));
  // The list was read again: it knows better than what was saved here.
  useEffect(() => setSaved(null), [record]);
  const mayEdit = where === "list" && record?.recordActions.some((action) => action.name === "editOffer") === true;
  const shown = record && { ...record, params: { ...record.params, [name]: before } };
  if (mayEdit && text !== null) {
    return (
      <Editor
        {...props}
        text={text}
        before={before}
        onText={setText}
        onDone={(value) => {
          if (value !== null) setSaved(value);
          setText(null);
        }}
      />
    );
  }
  return (
    <span className="qd-cell">
      <Shown {...props} {...(shown && { record: shown })} />
      {mayEdit && <EditButton label={property.label} onClick={() => setText(String(before))} />}
    </span>
  );
}

function Shown(props: BasePropertyProps): React.ReactElement {
  const name = props.property.path;
  if (PRICES.includes(name)) return <Money {...props} />;
  if (name === "on_hand") return <Availability {...props} />;
  return <span className="qd-number">{Number(props.record?.params[name])}</span>;
}

function EditButton({ label, onClick }: { label: string; onClick: () => void }): React.ReactElement {
  const say = useSay();
  return (
    <button
      type="button"
      className="qd-edit"
      aria-label={say("Change: {what}", { what: label })}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {PENCIL}
    </button>
  );
}

interface EditorProps extends BasePropertyProps {
  text: string;
  before: number;
  onText: (text: string) => void;
  /** With the value that was saved, or null when it stays. */
  onDone: (value: number | null) => void;
}

function Editor({ record, property, text, before, onText, onDone }: EditorProps): React.ReactElement {
  const say = useSay();
  const addNotice = useNotice();
  const [isSending, setSending] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const save = async (): Promise<void> => {
    const value = Number(text);
    if (value === before) {
      onDone(null);
      return;
    }
    const { dark_store_id, variant_id } = (record?.params ?? {}) as Record<string, string>;
    if (record && isAboveMrp(offerOf(record), { [property.path]: value })) {
      addNotice({ message: say("A price is not above the MRP."), type: "error" });
      return;
    }
    setSending(true);
    try {
      await callAdminApi("POST", `/dark-stores/${encodeURIComponent(dark_store_id ?? "")}/offers`, {
        offers: [{ variant_id, [property.path]: value }],
      });
      addNotice({ message: say("Price and stock are saved."), type: "success" });
      onDone(value);
    } catch (refusal) {
      addNotice({ message: say((refusal as Error).message), type: "error" });
      setSending(false);
    }
  };
  return (
    <form
      className="qd-cell"
      onClick={(event) => event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending) void save();
      }}
    >
      <input
        ref={input}
        type="number"
        inputMode="decimal"
        min={0}
        step={PRICES.includes(property.path) ? 0.01 : 1}
        required
        disabled={isSending}
        aria-label={property.label}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }) => key === "Escape" && onDone(null)}
      />
      <button type="submit" className="qd-link" disabled={isSending}>
        {say("Save")}
      </button>
      <button type="button" className="qd-link" onClick={() => onDone(null)}>
        {say("Leave")}
      </button>
    </form>
  );
}
