import { Button } from "@adminjs/design-system";
import { useNotice, type ActionProps } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi } from "../api/admin-api.js";
import { ReadingError, recordPath, Section } from "../records/parts.js";
import { wordsOf } from "../status-badge.js";

interface RiderAnswer {
  id: string;
  first_name: string;
  last_name: string | null;
  vehicle: string;
  duty: string;
  home_dark_store_id: string | null;
}

const RIDERS = "/riders?status=active&limit=100";

/** Gives a delivery to another rider, or offers it to all again. */
export default function ReassignForm({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const free = useAdminApi<{ riders: RiderAnswer[] }>(`${RIDERS}&duty=available`);
  const asked = useAdminApi<{ riders: RiderAnswer[] }>(`${RIDERS}&duty=offered`);
  const fetching = useAdminApi<{ riders: RiderAnswer[] }>(`${RIDERS}&duty=to_store`);
  const failed = [free, asked, fetching].find(({ error }) => error !== null);
  const [riderId, setRiderId] = useState("");
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);
  if (!record) return null;
  const present = record.params.rider_id as string | null;
  const choices = [free, asked, fetching].flatMap(({ data }) => data?.riders ?? []).filter(({ id }) => id !== present);

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setError("");
    try {
      const body = riderId ? { rider_id: riderId } : {};
      await callAdminApi("POST", `/deliveries/${encodeURIComponent(record.id)}/reassign`, body);
      addNotice({ message: say("The delivery is reassigned."), type: "success" });
      navigate(recordPath("deliveries", record.id));
    } catch (refusal) {
      setError(say((refusal as Error).message));
    } finally {
      setSending(false);
    }
  };

  return (
    <form className="qd-record" onSubmit={(event) => void submit(event)}>
      <Section title={say("Reassign the delivery of order {number}", { number: String(record.params.display_id) })}>
        <p>{say("The rider who has it now loses it and is told at once.")}</p>
        {failed?.error && <ReadingError error={failed.error} retry={failed.reload} />}
        <div className="qd-field">
          <label htmlFor="reassign-rider">{say("Rider")}</label>
          <select
            id="reassign-rider"
            className="qd-select"
            value={riderId}
            onChange={({ target }) => setRiderId(target.value)}
          >
            <option value="">{say("Offer it to riders nearby")}</option>
            {choices.map((rider) => (
              <option key={rider.id} value={rider.id}>
                {[rider.first_name, rider.last_name].filter(Boolean).join(" ")} · {say(wordsOf(rider.duty))} ·{" "}
                {say(wordsOf(rider.vehicle))}
              </option>
            ))}
          </select>
        </div>
        {error && (
          <p className="qd-alarm" role="alert">
            {error}
          </p>
        )}
        <div className="qd-buttons">
          <Button type="submit" variant="contained" color="primary" disabled={isSending}>
            {say(isSending ? "One moment…" : "Reassign")}
          </Button>
          <Button type="button" variant="light" onClick={() => navigate(-1)}>
            {say("Back")}
          </Button>
        </div>
      </Section>
    </form>
  );
}
