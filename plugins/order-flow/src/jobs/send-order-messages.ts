import type { MedusaContainer } from "@medusajs/framework/types";
import { sendDueMessagesWorkflow } from "../workflows/notifying/workflows/send-due-messages";

/** Sends customers what they are owed. Any number of processes may do it at once. */
export default async function sendOrderMessages(container: MedusaContainer): Promise<void> {
  await sendDueMessagesWorkflow(container).run();
}

export const config = { name: "order-flow-send-order-messages", schedule: { interval: 2_000 } };
