import { Button } from "@adminjs/design-system";
import React from "react";
import { useSay } from "../../locale/say.js";
import { useFormats } from "../records/use-formats.js";
import { Badge } from "../status-badge.js";
import { isRunning, type ImportJob } from "./import-job.js";

const SECOND_MS = 1000;
const PERCENT = 100;
/** Earlier than this a guess of the time left is worth nothing. */
const GUESS_FROM = 0.03;

/** How far an import is, how fast, and how long it still takes. */
export default function ImportProgress({
  job,
  onCancel,
}: {
  job: ImportJob;
  onCancel: () => void;
}): React.ReactElement {
  const say = useSay();
  const { number } = useFormats();
  const until = job.finished_at ? Date.parse(job.finished_at) : Date.now();
  const seconds = Math.max(1, (until - Date.parse(job.created_at)) / SECOND_MS);
  const left = job.progress > GUESS_FROM ? Math.ceil((seconds / job.progress) * (1 - job.progress)) : null;
  return (
    <>
      <p className="qd-headline" role="status">
        <Badge status={job.status} />
        {say("{rows} rows, {applied} applied, {errors} wrong", {
          rows: number(job.row_count),
          applied: number(job.applied_count),
          errors: number(job.error_count),
        })}
      </p>
      {job.failure && (
        <p className="qd-alarm" role="alert">
          {job.failure.message}
        </p>
      )}
      {isRunning(job) && (
        <>
          <progress max={1} value={job.progress} aria-label={say("Progress")} />
          <p>
            {Math.floor(job.progress * PERCENT)} % ·{" "}
            {say("{rate} rows a second", { rate: number(Math.round(job.row_count / seconds)) })}
            {left !== null && ` · ${say("{seconds} s left", { seconds: left })}`}
          </p>
          <Button type="button" variant="outlined" onClick={onCancel}>
            {say("Stop the import")}
          </Button>
        </>
      )}
    </>
  );
}
