import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";
import { Refusal } from "../../contract/refusal";

/** A phone number in any common notation as E.164 (`+919876543210`); refuses `invalid_phone`. */
export function normalizePhone(raw: string, defaultCountry = "IN"): string {
  const parsed = parsePhoneNumberFromString(raw, defaultCountry as CountryCode);
  if (!parsed?.isValid() || parsed.ext) {
    throw new Refusal(
      "invalid_data",
      "invalid_phone",
      "This is not a valid phone number. Write it with its country code, such as +91 98765 43210.",
    );
  }
  return parsed.number;
}
