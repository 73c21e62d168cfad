export interface ImportRowError {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

/** An import as the Admin API answers it; `progress` runs from 0 to 1. */
export interface ImportJob {
  id: string;
  status: string;
  phase: string;
  progress: number;
  dry_run: boolean;
  file_name: string | null;
  row_count: number;
  applied_count: number;
  error_count: number;
  errors: ImportRowError[];
  failure: { code: string; message: string } | null;
  created_at: string;
  finished_at: string | null;
}

const RUNNING = ["uploading", "validating", "applying"];

/** Whether an import is still at work. */
export const isRunning = ({ status }: ImportJob): boolean => RUNNING.includes(status);
