import { z } from "zod";

/** The words that a field of a command's input accepts; none when it takes any. */
export function choicesOf(input: z.ZodType, field: string): readonly string[] | undefined {
  const object = unwrap(input);
  const schema = object instanceof z.ZodObject ? (object.shape as Record<string, z.ZodType>)[field] : undefined;
  const inner = schema && unwrap(schema);
  const one = inner instanceof z.ZodArray ? unwrap(inner.element as z.ZodType) : inner;
  return one instanceof z.ZodEnum ? one.options.map(String) : undefined;
}

/** What lies under optional, default, nullable and transformed. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in as z.ZodType) : schema;
}
