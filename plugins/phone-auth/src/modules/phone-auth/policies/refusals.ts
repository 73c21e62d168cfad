import { Refusal } from "../refusal";

/** One answer for a wrong, used or expired code and for a person who may not log in: it must not tell which. */
export function invalidCode(): Refusal {
  return new Refusal("unauthorized", "invalid_code", "The code is wrong or has expired. Request a new one.");
}
