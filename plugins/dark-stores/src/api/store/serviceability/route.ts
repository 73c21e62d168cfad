import { throughMedusa } from "../../store-reads/through-medusa";
import { answerServiceability } from "../../store-reads/serviceability";

/**
 * Whether someone delivers to this point now, who, how soon and for how much. Answered ahead of Medusa's chain (see
 * `store-reads`); a route of its own is what makes Medusa let browsers of other origins in.
 */
export const GET = throughMedusa(answerServiceability);
