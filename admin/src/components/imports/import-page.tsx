import { Button } from "@adminjs/design-system";
import React, { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { adminApiAddress, callAdminApi, Refusal, useAdminApi } from "../api/admin-api.js";
import { ReadingError, Section, Table } from "../records/parts.js";
import RecordPicker from "../records/record-picker.js";
import { useFormats } from "../records/use-formats.js";
import { Badge } from "../status-badge.js";
import ImportErrors from "./import-errors.js";
import ImportProgress from "./import-progress.js";
import { isRunning, type ImportJob } from "./import-job.js";
import { useImportJob } from "./use-import-job.js";

const HISTORY = 10;

/** Prices and stock of a store from a CSV file: checked first, then applied, with its errors as a file to correct. */
export default function ImportPage(): React.ReactElement {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const storeId = search.get("store") ?? "";
  return (
    <div className="qd-page">
      <h1>{say("Import prices and stock")}</h1>
      <div className="qd-record">
        <Section title={say("Which store")}>
          <div className="qd-field">
            <label htmlFor="import-store">{say("Store")}</label>
            <RecordPicker
              id="import-store"
              resource="dark-stores"
              picked={storeId ? [storeId] : []}
              onPick={([store]) => setSearch(store ? { store } : {})}
            />
          </div>
          {storeId && (
            <a href={adminApiAddress(`/dark-stores/${encodeURIComponent(storeId)}/offers/export?bom=true`)} download>
              {say("Download what is there now as CSV")}
            </a>
          )}
        </Section>
        {storeId && <Upload key={storeId} storeId={storeId} />}
      </div>
    </div>
  );
}

function Upload({ storeId }: { storeId: string }): React.ReactElement {
  const say = useSay();
  const base = `/dark-stores/${encodeURIComponent(storeId)}/inventory-imports`;
  const history = useAdminApi<{ inventory_imports: ImportJob[] }>(`${base}?limit=${HISTORY}`);
  const [file, setFile] = useState<File | null>(null);
  const [skipsBadRows, setSkipsBadRows] = useState(true);
  const [refusal, setRefusal] = useState("");
  const [isSending, setSending] = useState(false);
  const { job, watch } = useImportJob(base, history.reload);

  const send = async (isDryRun: boolean): Promise<void> => {
    if (!file || isSending) return;
    setSending(true);
    setRefusal("");
    const query = new URLSearchParams({
      dry_run: String(isDryRun),
      on_error: skipsBadRows ? "skip" : "abort",
      wait: "false",
      file_name: file.name,
    });
    try {
      watch(await upload(`${base}?${query.toString()}`, file));
    } catch (error) {
      setRefusal(say((error as Error).message));
    } finally {
      setSending(false);
    }
  };
  const isBusy = isSending || (job !== null && isRunning(job));
  const checked = job && !isRunning(job) && job.dry_run ? job : null;

  return (
    <>
      <Section title={say("The file")}>
        <p>
          {say(
            "CSV in UTF-8 with the columns sku, price, mrp, on_hand, bin, reorder_level, max_per_order and is_available; only sku is needed. An empty cell leaves what is there, - empties it.",
          )}
        </p>
        <div className="qd-field">
          <label htmlFor="import-file">{say("CSV file")}</label>
          <input
            id="import-file"
            type="file"
            accept=".csv,text/csv"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </div>
        <label className="qd-check">
          <input type="checkbox" checked={skipsBadRows} onChange={({ target }) => setSkipsBadRows(target.checked)} />
          {say("Import the good rows even if others are wrong")}
        </label>
        {refusal && (
          <p className="qd-alarm" role="alert">
            {refusal}
          </p>
        )}
        <div className="qd-buttons">
          <Button type="button" variant="outlined" disabled={!file || isBusy} onClick={() => void send(true)}>
            {say("Check only")}
          </Button>
          <Button type="button" variant="contained" disabled={!file || isBusy} onClick={() => void send(false)}>
            {say("Import")}
          </Button>
        </div>
        {checked && <p role="status">{say("This was a check: nothing was changed.")}</p>}
      </Section>
      {job && (
        <Section title={say(job.dry_run ? "Check" : "Import")}>
          <ImportProgress
            job={job}
            onCancel={() => void callAdminApi("POST", `${base}/${encodeURIComponent(job.id)}/cancel`, {})}
          />
          <ImportErrors base={base} job={job} />
        </Section>
      )}
      <Section title={say("Latest imports")}>
        {history.error && <ReadingError error={history.error} retry={history.reload} />}
        <History jobs={history.data?.inventory_imports ?? []} onOpen={watch} />
      </Section>
    </>
  );
}

function History(props: { jobs: readonly ImportJob[]; onOpen: (job: ImportJob) => void }): React.ReactElement {
  const say = useSay();
  const { instant, number } = useFormats();
  return (
    <Table
      label={say("Latest imports")}
      columns={[say("When"), say("File"), say("State"), say("Rows"), say("Errors"), ""]}
      empty={say("None yet.")}
      rows={props.jobs.map((job) => ({
        key: job.id,
        cells: [
          instant(job.created_at),
          `${job.file_name ?? ""}${job.dry_run ? ` (${say("check")})` : ""}`,
          <Badge status={job.status} />,
          number(job.row_count),
          number(job.error_count),
          <button type="button" className="qd-link" onClick={() => props.onOpen(job)}>
            {say("Open")}
          </button>,
        ],
      }))}
    />
  );
}

/** Sends a file as it lies on the disk; it is read while it is sent. */
async function upload(path: string, file: File): Promise<ImportJob> {
  const response = await fetch(adminApiAddress(path), {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: file,
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as {
    inventory_import?: ImportJob;
    message?: string;
  } | null;
  if (!response?.ok || !answer?.inventory_import) {
    const message = answer?.message ?? "The file could not be sent. Try again.";
    throw new Refusal(response?.status ?? 0, "", message, {});
  }
  return answer.inventory_import;
}
