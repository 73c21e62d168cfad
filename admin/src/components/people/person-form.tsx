import { useNotice } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi } from "../api/admin-api.js";
import { recordPath, Section } from "../records/parts.js";
import RecordPicker from "../records/record-picker.js";
import { FormEnd } from "../records/form-end.js";

export interface PersonField {
  name: string;
  label: string;
  kind: "text" | "phone" | "number" | "choice" | "record" | "records";
  required?: boolean;
  /** Of a choice; the first is chosen at the start. */
  options?: readonly { value: string; label: string }[];
  help?: string;
  /** Whose records are picked, one or several. */
  resource?: string;
  /** Of a number. */
  least?: number;
  step?: number;
}

/** Texts as they are typed; picked records as their ids. */
export type PersonValues = Record<string, string | string[]>;

export interface PersonFormProps {
  title: string;
  resource: string;
  /** Where it is sent, after `/admin`. */
  path: string;
  fields: readonly PersonField[];
  before: PersonValues;
  /** Nothing is known yet: all fields are sent. */
  isNew: boolean;
  /** Reads the id of the person from the answer. */
  idOf: (answer: Record<string, unknown>) => string;
}

/** Makes somebody or changes them; only what was changed is sent. What the server refuses is said, and nothing is lost. */
export default function PersonForm(props: PersonFormProps): React.ReactElement {
  const { title, resource, path, fields, before, isNew, idOf } = props;
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const [values, setValues] = useState(before);
  const [refusal, setRefusal] = useState<{ field: string | null; sentence: string } | null>(null);
  const [isSending, setSending] = useState(false);

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setRefusal(null);
    const empty = fields.find(({ name, resource: from, required }) => from && required && !values[name]?.length);
    if (empty) {
      setRefusal({ field: empty.name, sentence: say("Choose at least one.") });
      setSending(false);
      return;
    }
    const changed = fields.filter(({ name }) => isNew || JSON.stringify(values[name]) !== JSON.stringify(before[name]));
    const body = Object.fromEntries(changed.map((field) => [field.name, sentValue(field, values[field.name] ?? "")]));
    try {
      const answer = await callAdminApi<Record<string, unknown>>("POST", path, body);
      addNotice({ message: say("Saved."), type: "success" });
      navigate(recordPath(resource, idOf(answer)));
    } catch (error) {
      const sentence = (error as Error).message;
      setRefusal({ field: fieldNamedIn(sentence, fields), sentence: say(sentence) });
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={title}>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ""}
            error={refusal?.field === field.name ? refusal.sentence : ""}
            onChange={(value) => setValues((present) => ({ ...present, [field.name]: value }))}
          />
        ))}
        <FormEnd error={refusal?.field === null ? refusal.sentence : null} isSending={isSending} submit={say("Save")} />
      </Section>
    </form>
  );
}

/** The field that a refusal speaks of: the Admin API's sentences begin with its name. */
function fieldNamedIn(sentence: string, fields: readonly PersonField[]): string | null {
  return fields.find(({ name }) => new RegExp(`^${name}\\b`).test(sentence))?.name ?? null;
}

interface FieldProps {
  field: PersonField;
  error: string;
  value: string | string[];
  onChange: (value: string | string[]) => void;
}

function Field({ field, value, error, onChange }: FieldProps): React.ReactElement {
  const say = useSay();
  const id = `person-${field.name}`;
  return (
    <div className="qd-field">
      <label htmlFor={id}>{say(field.label)}</label>
      <Input id={id} field={field} value={value} error={error} onChange={onChange} />
      {error && (
        <span className="qd-alarm" role="alert">
          {error}
        </span>
      )}
      {field.help && <span className="qd-help">{say(field.help)}</span>}
    </div>
  );
}

function Input({ id, field, value, error, onChange }: FieldProps & { id: string }): React.ReactElement {
  const say = useSay();
  const isSeveral = field.kind === "records";
  if (field.resource) {
    return (
      <RecordPicker
        id={id}
        resource={field.resource}
        picked={Array.isArray(value) ? value : value ? [value] : []}
        isSeveral={isSeveral}
        onPick={(picked) => onChange(isSeveral ? picked : (picked[0] ?? ""))}
      />
    );
  }
  if (field.options) {
    return (
      <select
        id={id}
        className="qd-select"
        required={field.required ?? false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {say(option.label)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      id={id}
      type={field.kind === "number" ? "number" : field.kind === "phone" ? "tel" : "text"}
      {...(field.kind === "number" && {
        min: field.least ?? 0,
        step: field.step ?? 1,
        inputMode: "decimal" as const,
      })}
      required={field.required ?? false}
      maxLength={120}
      aria-invalid={error !== ""}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function sentValue(field: PersonField, value: string | string[]): unknown {
  if (Array.isArray(value)) return value;
  const text = value.trim();
  if (text === "") return null;
  return field.kind === "number" ? Number(text) : text;
}
