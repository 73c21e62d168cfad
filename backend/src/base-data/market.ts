/** What differs from one home market to the next; nothing else in the platform names a country or a currency. */
export interface Market {
  region_name: string;
  /** ISO 4217, lower case. */
  currency_code: string;
  /** ISO 3166-1 alpha-2, lower case. */
  country_codes: string[];
  /** Ids of Medusa's payment providers, as registered by the configuration. */
  payment_providers: string[];
}

/** India: rupees, cash on delivery at the door. */
export const HOME_MARKET: Market = {
  region_name: "India",
  currency_code: "inr",
  country_codes: ["in"],
  payment_providers: ["pp_cod_cod"],
};
