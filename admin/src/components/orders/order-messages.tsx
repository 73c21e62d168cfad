import React, { useState } from "react";
import { useSay } from "../../locale/say.js";
import { callAdminApi, useAdminApi, useMayCall } from "../api/admin-api.js";
import { ReadingError, Section, Table } from "../records/parts.js";
import { useFormats } from "../records/use-formats.js";
import { Badge, wordsOf } from "../status-badge.js";
import type { MessageAnswer } from "./order-answers.js";

/** What the customer was told about an order; what was given up is sent again from here. */
export default function OrderMessages({ orderId }: { orderId: string }): React.ReactElement {
  const say = useSay();
  const { instant } = useFormats();
  const mayRetry = useMayCall("POST", "/order-messages/*/retry");
  const [refusal, setRefusal] = useState("");
  const { data, error, reload } = useAdminApi<{ order_messages: MessageAnswer[] }>(
    `/order-messages?order_id=${encodeURIComponent(orderId)}`,
  );
  const retry = async (id: string): Promise<void> => {
    setRefusal("");
    try {
      await callAdminApi("POST", `/order-messages/${encodeURIComponent(id)}/retry`, {});
      reload();
    } catch (refused) {
      setRefusal(say((refused as Error).message));
    }
  };
  return (
    <Section title={say("Messages to the customer")}>
      {error && <ReadingError error={error} retry={reload} />}
      {refusal && (
        <p className="qd-alarm" role="alert">
          {refusal}
        </p>
      )}
      {data && (
        <Table
          label={say("Messages to the customer")}
          columns={[say("When"), say("What"), say("Way"), say("State")]}
          empty={say("None yet.")}
          rows={data.order_messages.map((message) => ({
            key: message.id,
            cells: [
              instant(message.created_at),
              say(wordsOf(message.kind)),
              message.channel,
              <>
                <Badge status={message.status} /> {message.last_error}{" "}
                {mayRetry && message.status === "dead" && (
                  <button type="button" className="qd-link" onClick={() => void retry(message.id)}>
                    {say("Send again")}
                  </button>
                )}
              </>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
