import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

/** New records of one kind, such as `product` and `product-variant`. */
export interface NewRecords {
  module: string;
  object: string;
  ids: string[];
}

/** What joins two records and is told of by both of them. */
const JOINS = ["product.product-product-option", "product.product-product-option-value"];

/**
 * Tells of new records in one event for each kind, `data: { id: [...] }`, in place of the one for each record that the
 * modules have left in this workflow's group: those who keep caches and indexes read both alike, and a thousand
 * products would be nine thousand jobs.
 */
export const announceRecordsStep = createStep(
  "dark-stores-announce-records",
  async ({ records }: { records: NewRecords[] }, { container, eventGroupId }) => {
    if (eventGroupId === undefined) {
      return;
    }
    const eventBus = container.resolve(Modules.EVENT_BUS);
    const names = records.map(({ module, object }) => `${module}.${object}`);
    const eventNames = [...names, ...JOINS].map((name) => `${name}.created`);
    await eventBus.clearGroupedEvents(eventGroupId, { eventNames });
    const messages = records.map(({ module, object, ids }) => ({
      name: `${module}.${object}.created`,
      data: { id: ids },
      metadata: { source: module, object, action: "created", eventGroupId },
    }));
    await eventBus.emit(messages, { internal: true });
    return new StepResponse(undefined);
  },
);
