import type { ActionProps } from "adminjs";
import React from "react";
import { useSay } from "../../locale/say.js";
import { RecordLink, Section } from "../records/parts.js";
import DeliveryPart from "./delivery-part.js";

/** The page of one delivery. */
export default function DeliveryPage({ record }: ActionProps): React.ReactElement | null {
  const say = useSay();
  if (!record) return null;
  const orderId = String(record.params.order_id ?? "");
  return (
    <div className="qd-record">
      <Section title={say("Delivery of order {number}", { number: String(record.params.display_id ?? "") })}>
        <p>
          <RecordLink resource="orders" id={orderId} text={say("Open the order")} />
        </p>
        <DeliveryPart id={record.id} />
      </Section>
    </div>
  );
}
