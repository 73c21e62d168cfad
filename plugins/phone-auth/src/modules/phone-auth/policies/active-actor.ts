/** A rider or a member of staff as far as logging in is concerned. */
export interface ActorRecord {
  id: string;
  status?: string | null;
  phone?: string | null;
}

/** States in which a person keeps a record but may not log in. */
const LOCKED_OUT = new Set(["suspended", "inactive"]);

/**
 * Whether the person exists and may log in with this number (E.164). Records without a status may. Riders and staff
 * need the number operations gave them: after a change the former number opens nothing. Customers edit the number in
 * their profile freely, so for them the identity alone decides.
 */
export function mayLogIn(actorType: string, actor: ActorRecord | undefined, phone: string): boolean {
  if (!actor || LOCKED_OUT.has(actor.status ?? "")) {
    return false;
  }
  return actorType === "customer" || !actor.phone || actor.phone === phone;
}
