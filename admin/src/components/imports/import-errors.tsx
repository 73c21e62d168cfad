import React from "react";
import { useSay } from "../../locale/say.js";
import { adminApiAddress } from "../api/admin-api.js";
import { Table } from "../records/parts.js";
import type { ImportJob } from "./import-job.js";

const SHOWN = 100;

/** What is wrong with which row, and all of it as a file. */
export default function ImportErrors({ base, job }: { base: string; job: ImportJob }): React.ReactElement | null {
  const say = useSay();
  if (job.errors.length === 0) return null;
  return (
    <>
      <p>
        <a href={adminApiAddress(`${base}/${encodeURIComponent(job.id)}/errors?format=csv`)} download>
          {say("Download all errors as CSV")}
        </a>
      </p>
      <Table
        label={say("Rows that are wrong")}
        columns={[say("Line"), say("Column"), say("What is wrong")]}
        empty=""
        rows={job.errors.slice(0, SHOWN).map((error, index) => ({
          key: String(index),
          cells: [error.line, error.column, error.message],
        }))}
      />
    </>
  );
}
