import type { MedusaContainer } from "@medusajs/framework/types";
import { resumeBulkJobs } from "../workflows/imports/run-bulk-job";

/** Finishes imports whose process died, ends uploads that were cut off, and clears away what ended ones leave. */
export default async function resumeImports(container: MedusaContainer): Promise<void> {
  await resumeBulkJobs(container);
}

export const config = { name: "dark-stores-resume-imports", schedule: { interval: 15_000 } };
