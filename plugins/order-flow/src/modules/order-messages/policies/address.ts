import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";

/** The first of these that is a phone number, in E.164; null when none is. Numbers are read in their country. */
export function phoneOf(
  numbers: { number: string | null | undefined; country: string | null | undefined }[],
  defaultCountry: string,
): string | null {
  for (const { number, country } of numbers) {
    if (!number) continue;
    const parsed = parsePhoneNumberFromString(number, {
      defaultCountry: (country ?? defaultCountry).toUpperCase() as CountryCode,
      extract: false,
    });
    if (parsed?.isValid() && !parsed.ext) return parsed.number;
  }
  return null;
}

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** The first of these that can be an e-mail address; null when none can. */
export function emailOf(...addresses: (string | null | undefined)[]): string | null {
  return addresses.find((address) => address && EMAIL.test(address)) ?? null;
}

const ADDRESS_LIKE = /[^\s<>@]+@[^\s<>@]+|\+?\d[\d\s()-]{6,}\d/g;
const LONGEST_PROBLEM = 300;

/** Medusa's own words before those of the provider. */
const MEDUSAS_PREFIX = /^Failed to send notification with id \S+:\s*/;

/** What went wrong in the provider's words, without anything that could be a phone number or an e-mail address. */
export function withoutAddresses(problem: string): string {
  return problem.replace(MEDUSAS_PREFIX, "").replace(ADDRESS_LIKE, "[...]").slice(0, LONGEST_PROBLEM);
}
