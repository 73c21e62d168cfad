import type { OrderActor } from "../../contract";

/** The staff member as the actor of a transition. */
export function staffActor(input: { staff_id: string }): OrderActor {
  return { type: "staff", id: input.staff_id };
}
