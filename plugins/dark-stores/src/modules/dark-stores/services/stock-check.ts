/** Whether PostgreSQL refused a write because stock on hand would fall below what is reserved. */
export function isStockCheckViolation(error: unknown): boolean {
  return violates(error, "store_offer_stock_check");
}

/** Whether PostgreSQL refused a write because of the named constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return typeof error === "object" && error !== null && "constraint" in error && error.constraint === constraint;
}
