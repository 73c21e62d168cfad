import { TARIFF_PROVIDER } from "../policies/fees";

/** SQL that tells whether the tariff of the store prices a shipping option; `option` is what the statement calls it. */
export function atTariff(option: string): string {
  return `(${option}.price_type = 'calculated' AND ${option}.provider_id LIKE '${TARIFF_PROVIDER}\\_%')`;
}
