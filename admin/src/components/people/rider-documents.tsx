import { Button } from "@adminjs/design-system";
import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { adminApiAddress, callAdminApi, useAdminApi } from "../api/admin-api.js";
import { Facts, ReadingError, Section } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import type { DocumentAnswer } from "./rider-answers.js";

/** A rider's papers; those that wait are approved, or rejected with a reason. */
export default function RiderDocuments({ path }: { path: string }): React.ReactElement {
  const say = useSay();
  const { data, error, reload } = useAdminApi<{ documents: DocumentAnswer[] }>(`${path}/documents`);
  return (
    <Section title={say("Papers")}>
      {error && <ReadingError error={error} retry={reload} />}
      {data?.documents.length === 0 && <p className="qd-nothing">{say("None yet.")}</p>}
      {data?.documents.map((document) => (
        <Document key={document.id} document={document} onChange={reload} />
      ))}
    </Section>
  );
}

function Document(props: { document: DocumentAnswer; onChange: () => void }): React.ReactElement {
  const { document, onChange } = props;
  const say = useSay();
  const { instant } = useFormats();
  const [reason, setReason] = useState("");
  const [error, setError] = useState("");
  const path = `/rider-documents/${encodeURIComponent(document.id)}`;
  const review = async (verdict: "approve" | "reject"): Promise<void> => {
    setError("");
    try {
      await callAdminApi("POST", `${path}/${verdict}`, verdict === "reject" ? { reason: reason.trim() } : {});
      onChange();
    } catch (refusal) {
      setError(say((refusal as Error).message));
    }
  };
  return (
    <article className="qd-document">
      <p className="qd-headline">
        <strong>{say(wordsOf(document.kind))}</strong> <Badge status={document.status} />
        {document.photo && (
          <a href={adminApiAddress(`${path}/photo`)} target="_blank" rel="noreferrer">
            {say("Photo")}
          </a>
        )}
      </p>
      <Facts
        of={[
          [say("Number"), document.number],
          [say("Valid until"), document.expires_on],
          [say("Sent in"), instant(document.uploaded_at)],
          ...(document.reason ? [[say("Reason"), document.reason] as [string, string]] : []),
        ]}
      />
      {document.status === "pending" && (
        <>
          <div className="qd-field">
            <label htmlFor={`reason-${document.id}`}>{say("Why it is rejected")}</label>
            <input
              id={`reason-${document.id}`}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          <div className="qd-buttons">
            <Button type="button" variant="contained" onClick={() => void review("approve")}>
              {say("Approve")}
            </Button>
            <Button
              type="button"
              variant="outlined"
              color="danger"
              disabled={reason.trim() === ""}
              onClick={() => void review("reject")}
            >
              {say("Reject")}
            </Button>
          </div>
        </>
      )}
      {error && (
        <p className="qd-alarm" role="alert">
          {error}
        </p>
      )}
    </article>
  );
}
