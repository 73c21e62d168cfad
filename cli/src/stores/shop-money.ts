import type { Context } from "../frame/command.js";
import { formatMoney, type Money } from "../frame/money.js";

interface ShopsAnswer {
  stores: { supported_currencies?: { currency_code: string; is_default: boolean }[] }[];
}

/** How to write what has no currency of its own, such as a fee: in the shop's, or bare when nobody reads or tells it. */
export async function findShopMoney({ admin, flags }: Pick<Context, "admin" | "flags">): Promise<Money> {
  const currency = flags.json ? null : await findCurrency(admin).catch(() => null);
  return (amount) => formatMoney(amount, currency);
}

async function findCurrency(admin: Context["admin"]): Promise<string | null> {
  const query = { fields: "supported_currencies.currency_code,supported_currencies.is_default", limit: 1 };
  const { stores } = await (await admin()).get<ShopsAnswer>("/admin/stores", query);
  return stores[0]?.supported_currencies?.find(({ is_default }) => is_default)?.currency_code ?? null;
}
