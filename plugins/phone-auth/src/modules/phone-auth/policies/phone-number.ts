import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";
import { Refusal } from "../refusal";

/**
 * The E.164 form of a phone number, for example `+919812345678`. Numbers without a country code are read in
 * `defaultCountry` (ISO 3166 alpha-2). Refuses with `invalid_phone` what cannot be a subscriber's number.
 */
export function normalizePhone(raw: string, defaultCountry: string): string {
  const parsed = parsePhoneNumberFromString(raw, { defaultCountry: defaultCountry as CountryCode, extract: false });
  if (!parsed?.isValid() || parsed.ext) {
    throw new Refusal(
      "invalid_data",
      "invalid_phone",
      "This is not a valid phone number. Send it with its country code, for example +919812345678.",
    );
  }
  return parsed.number;
}

/** The number with all but its last four digits hidden, for logs. */
export function maskPhone(phone: string): string {
  return `${"*".repeat(Math.max(phone.length - 4, 0))}${phone.slice(-4)}`;
}
