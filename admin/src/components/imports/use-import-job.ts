import { useEffect, useState } from "react";
import { callAdminApi } from "../api/admin-api.js";
import { isRunning, type ImportJob } from "./import-job.js";

const POLL_MS = 700;

/** Follows one import until it has ended. */
export function useImportJob(
  base: string,
  onEnd: () => void,
): { job: ImportJob | null; watch: (job: ImportJob) => void } {
  const [job, setJob] = useState<ImportJob | null>(null);
  useEffect(() => {
    if (!job || !isRunning(job)) return;
    const left = new AbortController();
    const timer = setTimeout(() => {
      callAdminApi<{ inventory_import: ImportJob }>(
        "GET",
        `${base}/${encodeURIComponent(job.id)}`,
        undefined,
        left.signal,
      ).then(
        (answer) => {
          setJob(answer.inventory_import);
          if (!isRunning(answer.inventory_import)) onEnd();
        },
        // Lost for a moment: asked again with the next turn.
        () => !left.signal.aborted && setJob({ ...job }),
      );
    }, POLL_MS);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [job]);
  return { job, watch: setJob };
}
