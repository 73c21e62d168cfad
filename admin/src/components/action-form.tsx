import { Box, Button, FormGroup, FormMessage, Input, Label, TextArea } from "@adminjs/design-system";
import { ApiClient, useNotice, type ActionProps, type RecordJSON, type ResourceJSON } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../locale/say.js";
import { useFormats } from "./records/use-formats.js";
import type { ActionFormOptions, FormField } from "../panel/action-form.js";

const api = new ApiClient();

type Values = Record<string, string>;
type Errors = Record<string, { message: string } | undefined>;

/** Asks what an action needs to know, sends it once, and shows what the platform answered beside the fields. */
export default function ActionForm({ record, resource, action }: ActionProps): React.ReactElement | null {
  const options = action.custom as ActionFormOptions;
  const navigate = useNavigate();
  const say = useSay();
  const addNotice = useNotice();
  const [values, setValues] = useState<Values>(() => initialValues(options.fields, record?.params ?? {}));
  const [errors, setErrors] = useState<Errors>({});
  const [isSending, setSending] = useState(false);
  if (!record) return null;

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    try {
      const response = await api.recordAction({
        resourceId: resource.id,
        recordId: record.id,
        actionName: action.name,
        method: "post",
        data: changedValues(options.fields, values, record.params),
      });
      const answer = response.data;
      setErrors(answer.record?.errors ?? {});
      if (answer.notice) addNotice({ ...answer.notice, message: say(answer.notice.message) });
      if (answer.redirectUrl) navigate(answer.redirectUrl);
    } catch {
      addNotice({ message: say("The panel does not answer. Nothing was changed; try again."), type: "error" });
    } finally {
      setSending(false);
    }
  };

  return (
    <Box
      as="form"
      onSubmit={(event: React.FormEvent) => void submit(event)}
      className="qd-action-form"
      p="xl"
      bg="white"
    >
      <h2 className="qd-heading">{nameOf(record, resource)}</h2>
      <p className="qd-explanation">{say(options.explanation)}</p>
      {options.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          error={errors[field.name]?.message}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <Box className="qd-buttons">
        <Button
          type="submit"
          variant="contained"
          color={options.isDangerous ? "danger" : "primary"}
          disabled={isSending}
        >
          {say(isSending ? "One moment…" : options.submitLabel)}
        </Button>
        <Button type="button" variant="light" onClick={() => navigate(-1)}>
          {say("Back")}
        </Button>
      </Box>
    </Box>
  );
}

/** What people call the record; a record known by what it refers to has the name of that. */
function nameOf(record: RecordJSON, resource: ResourceJSON): string {
  const referred = record.populated[resource.titleProperty.name];
  return referred?.title ?? record.title;
}

interface FieldProps {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Field({ field, value, error, onChange }: FieldProps): React.ReactElement {
  const say = useSay();
  const id = `field-${field.name}`;
  const help = error ?? field.help;
  const { currencySign } = useFormats();
  const unit = field.kind === "money" ? currencySign : field.unit && say(field.unit);
  const step = field.kind === "money" ? 0.01 : (field.step ?? 1);
  const isNumber = ["number", "money"].includes(field.kind);
  const common = {
    id,
    name: field.name,
    value,
    required: field.required ?? false,
    ...(help && { "aria-describedby": `${id}-help` }),
    "aria-invalid": error !== undefined,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      onChange(event.target.value),
  };
  const choices =
    field.kind === "yes_no"
      ? [
          { value: "true", label: say("Yes") },
          { value: "false", label: say("No") },
        ]
      : (field.options ?? []);
  return (
    <FormGroup error={error !== undefined}>
      <Label htmlFor={id} required={field.required ?? false}>
        {say(field.label)}
        {unit ? ` (${unit})` : ""}
      </Label>
      {field.kind === "longtext" ? (
        <TextArea {...common} rows={3} width="100%" />
      ) : field.kind === "choice" || field.kind === "yes_no" ? (
        <select {...common} className="qd-select">
          {value === "" && <option value="">{say("Choose…")}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      ) : (
        <Input
          {...common}
          type={isNumber ? "number" : "text"}
          {...(isNumber && { min: 0, step, inputMode: "decimal" as const })}
        />
      )}
      {help && <FormMessage id={`${id}-help`}>{say(help)}</FormMessage>}
    </FormGroup>
  );
}

/** What the operator typed; fields left as they were are not sent, so that they cannot undo what changed meanwhile. */
function changedValues(fields: readonly FormField[], values: Values, params: Record<string, unknown>): Values {
  const before = initialValues(fields, params);
  const isTouched = ({ name, startsEmpty }: FormField): boolean =>
    startsEmpty === true || values[name] !== before[name];
  return Object.fromEntries(fields.filter(isTouched).map(({ name }) => [name, values[name] ?? ""]));
}

function initialValues(fields: readonly FormField[], params: Record<string, unknown>): Values {
  return Object.fromEntries(
    fields.map((field) => {
      const value = field.startsEmpty ? undefined : params[field.name];
      const isShowable = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [field.name, isShowable ? String(value) : ""];
    }),
  );
}
