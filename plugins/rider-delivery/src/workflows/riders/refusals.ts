import { Refusal } from "@quickdash/dark-stores/contract";

/** The refusal of a phone number that another rider has. */
export function phoneTaken(): Refusal {
  return new Refusal("conflict", "phone_taken", "Another rider has this phone number.");
}

/** The refusal of an unknown rider. */
export function riderNotFound(): Refusal {
  return new Refusal("not_found", "rider_not_found", "There is no such rider.");
}

/** Runs a write of riders; a phone number that was taken at the same moment is a refusal, not a bug. */
export async function refusingTakenPhone<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const isDuplicate = code === "23505" || /rider_phone_unique|already exists/i.test(message ?? "");
    throw isDuplicate ? phoneTaken() : error;
  }
}
