import { Refusal } from "@quickdash/dark-stores/contract";
import type { z } from "zod";

/** Reads a body or query by its contract; refuses `invalid_data` with the first field that is wrong. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    throw new Refusal("invalid_data", "invalid_data", `${field || "body"}: ${issue?.message ?? "is not valid"}`, {
      field,
    });
  }
  return parsed.data;
}
