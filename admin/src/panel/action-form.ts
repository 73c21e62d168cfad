/** One field of an action's form, as the server declares it and the page draws it. */
export interface FormField {
  /** Name in the body; filled from the record's value of the same name. */
  name: string;
  label: string;
  kind: "number" | "money" | "text" | "longtext" | "yes_no" | "choice";
  required?: boolean;
  help?: string;
  unit?: string;
  /** Steps of a number; `1` for whole ones. */
  step?: number;
  options?: { value: string; label: string }[];
  /** Starts empty although the record has a value of this name. */
  startsEmpty?: boolean;
}

/** What an action asks before it is carried out; drawn by the component `ActionForm`. */
export interface ActionFormOptions {
  /** What will happen, in one or two sentences. */
  explanation: string;
  submitLabel: string;
  isDangerous?: boolean;
  fields: FormField[];
}
