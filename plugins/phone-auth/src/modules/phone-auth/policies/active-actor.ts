/** A rider or a member of staff as far as logging in is concerned. */
export interface ActorRecord {
  id: string;
  status?: string | null;
}

/** States in which a person keeps a record but may not log in. */
const LOCKED_OUT = new Set(["suspended", "inactive"]);

/** Whether the person exists and may log in. Records without a status may. */
export function mayLogIn(actor: ActorRecord | undefined): boolean {
  return actor !== undefined && !LOCKED_OUT.has(actor.status ?? "");
}
