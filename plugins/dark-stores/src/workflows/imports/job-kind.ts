import type { MedusaContainer } from "@medusajs/framework/types";
import type { BulkJobRow } from "../../modules/dark-stores";
import type { Heartbeat } from "./heartbeat";
import type { Receiver } from "./receive-file";

/** What a job may change about itself as it goes. */
export interface JobMove {
  status: BulkJobRow["status"];
  is_sorted?: boolean;
  applied_count?: number;
  error_count?: number;
}

/** A job that this process has claimed. */
export interface JobRun {
  job: BulkJobRow;
  owner: string;
  heartbeat: Heartbeat;
  /** Moves the job on; throws LeaseLostError when it is no longer this process's. */
  move(change: JobMove): Promise<BulkJobRow>;
}

/** What differs between the kinds of files: how rows are read, and what is done with them. */
export interface JobKind {
  receive(job: BulkJobRow): Pick<Receiver, "begin" | "columnAt">;
  /** Checks and applies the staged rows from wherever the job stands, and ends the job. */
  run(container: MedusaContainer, run: JobRun): Promise<void>;
}
