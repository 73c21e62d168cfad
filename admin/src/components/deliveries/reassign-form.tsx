import { useNotice, type ActionProps } from "adminjs";
import React, { useState } from "react";
import { useNavigate } from "react-router-dom";
import type { BoardRider } from "../../dashboard/figures.js";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi } from "../api/admin-api.js";
import { useFigures } from "../dashboard/use-figures.js";
import { distanceM } from "../map/distance.js";
import type { DeliveryAnswer } from "../orders/order-answers.js";
import { ReadingError, recordPath, Section } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { FormEnd } from "../records/form-end.js";

const STATE_WORDS: Record<BoardRider["state"], string> = {
  idle: "Free",
  offered: "Has an offer",
  to_store: "On the way to the store",
  carrying: "On the way to the customer",
  silent: "Not heard of lately",
};

interface Choice extends BoardRider {
  /** To the store, as the crow flies; null when nobody knows where they are. */
  distance_m: number | null;
}

/** Gives a delivery to another rider, or offers it to all again. */
export default function ReassignForm({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  const { number } = useFormats();
  const navigate = useNavigate();
  const addNotice = useNotice();
  const path = `/deliveries/${encodeURIComponent(record?.id ?? "")}`;
  const delivery = useAdminApi<{ delivery: DeliveryAnswer }>(record ? path : null);
  const { figures } = useFigures("");
  const [wantedId, setWantedId] = useState("");
  const [error, setError] = useState("");
  const [isSending, setSending] = useState(false);
  if (!record) return null;
  const choices = choicesOf(figures?.riders ?? [], delivery.data?.delivery ?? null);
  // Who has gone home meanwhile is no longer shown, and not sent either.
  const riderId = choices.some(({ rider_id }) => rider_id === wantedId) ? wantedId : "";

  const distanceOf = ({ distance_m }: Choice): string =>
    distance_m === null ? "" : `${number(Math.round(distance_m / 100) / 10)} km`;

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setError("");
    try {
      const body = riderId ? { rider_id: riderId } : {};
      await callAdminApi("POST", `${path}/reassign`, body);
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
        {delivery.error && <ReadingError error={delivery.error} retry={delivery.reload} />}
        <div className="qd-field">
          <label htmlFor="reassign-rider">{say("Rider")}</label>
          <select
            id="reassign-rider"
            className="qd-select"
            value={riderId}
            onChange={({ target }) => setWantedId(target.value)}
          >
            <option value="">{say("Offer it to riders nearby")}</option>
            {choices.map((rider) => (
              <option key={rider.rider_id} value={rider.rider_id}>
                {[rider.name, say(STATE_WORDS[rider.state]), distanceOf(rider)].filter(Boolean).join(" · ")}
              </option>
            ))}
          </select>
        </div>
        <FormEnd error={error} isSending={isSending} submit={say("Reassign")} />
      </Section>
    </form>
  );
}

/** Those who can take it over, the nearest to the store first. */
function choicesOf(riders: readonly BoardRider[], delivery: DeliveryAnswer | null): Choice[] {
  if (!delivery) return [];
  return riders
    .filter(({ rider_id }) => rider_id !== delivery.rider_id)
    .map((rider): Choice => {
      const { latitude, longitude } = rider;
      const isKnown = latitude !== null && longitude !== null;
      return { ...rider, distance_m: isKnown ? distanceM(delivery.pickup, { latitude, longitude }) : null };
    })
    .sort((left, right) => (left.distance_m ?? Infinity) - (right.distance_m ?? Infinity));
}
