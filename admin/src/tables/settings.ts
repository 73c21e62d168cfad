import type { Table } from "./table.js";

/** Which currencies Medusa's store takes; the default one is that of prices and earnings. */
export const storeCurrencies: Table = {
  id: "store-currencies",
  name: "store_currency",
  key: ["id"],
  columns: { id: { kind: "id" }, currency_code: { kind: "text" }, is_default: { kind: "boolean" } },
  sort: { by: "id", direction: "asc" },
  softDeleted: true,
};
