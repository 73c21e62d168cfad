import type { z } from "zod";
import { Refusal } from "../modules/operators/refusal";

/** The input as the schema has it, or the refusal `invalid_request` with one sentence per field. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) {
    return result.data;
  }
  const fields = result.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join("."), message }));
  const sentence = fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
  throw new Refusal("invalid_data", "invalid_request", sentence, { fields });
}
