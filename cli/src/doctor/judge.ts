import { skipped, type Finding, type Patient } from "./check.js";
import type { Diagnostics } from "./diagnostics.js";

/** Judges the facts of the server; without them the finding is skipped with the reason. */
export async function judge(
  name: string,
  patient: Patient,
  opinion: (facts: Diagnostics, reading: { asked_at_ms: number; answered_at_ms: number }) => Finding,
): Promise<Finding[]> {
  if (!patient.connection) {
    return [skipped(name, "no server is known")];
  }
  const reading = await patient.diagnostics();
  return [reading.facts ? opinion(reading.facts, reading) : skipped(name, reading.reason)];
}
