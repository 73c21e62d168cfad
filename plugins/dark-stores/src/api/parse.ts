import type { z } from "zod";
import { Refusal } from "../contract/refusal";

/** The input as the schema has it, or the refusal `invalid_request` with one sentence per field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) {
    return result.data;
  }
  const fields = result.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.join("."),
    message: issue.message,
  }));
  const sentence = fields.map((field) => (field.path ? `${field.path}: ${field.message}` : field.message)).join("; ");
  throw new Refusal("invalid_data", "invalid_request", sentence, { fields });
}

/** One value or many as a list, or undefined. */
export function many(value: string | string[] | undefined): string[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value : [value];
}
