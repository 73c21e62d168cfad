import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { findRider } from "../../people/people.js";
import { findShopMoney } from "../../stores/shop-money.js";

interface CashEntry {
  id: string;
  order_id: string | null;
  kind: string;
  amount: number;
  created_at: string;
}

interface Cash {
  balance: number;
  cash_limit: number;
  entries: CashEntry[];
  count: number;
}

export const cash = defineCommand({
  verb: "cash",
  summary: "show the cash a rider holds and how it came to be, newest first",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [
    { flags: "--limit <rows>", description: "entries to show (50, at most 200)" },
    { flags: "--offset <rows>", description: "entries to leave out first (0)" },
  ],
  examples: ["riders cash +919876543210"],
  input: z.object({
    rider: text(),
    limit: wholeNumber(1, 200).default(50),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { rider: reference, limit, offset }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const held = await admin.get<Cash>(`/admin/riders/${rider.id}/cash`, { limit, offset });
    const money = await findShopMoney(context);
    const total = `${rider.first_name} holds ${money(held.balance)}; no cash orders from ${money(held.cash_limit)} on.`;
    const end = `${offset + held.entries.length} of ${held.count}`;
    const entries =
      held.entries.length > 0 ? `\n\n${describeEntries(held.entries, context.terminal.width)}\n${end}` : "";
    return { data: held, text: total + entries };
  },
});

export const settleCash = defineCommand({
  verb: "settle-cash",
  summary: "book cash that a rider hands in to operations",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [{ flags: "--amount <amount>", description: "what was handed in, at most what the rider holds" }],
  examples: ["riders settle-cash +919876543210 --amount 1240"],
  input: z.object({
    rider: text(),
    amount: z.coerce.number("is needed").positive("must be more than nothing"),
  }),
  async run(context, { rider: reference, amount }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const settlement = await admin.post<{ cash: { balance: number } }>(`/admin/riders/${rider.id}/cash-settlements`, {
      amount,
    });
    const { balance } = settlement.cash;
    const money = await findShopMoney(context);
    const text = `Took ${money(amount)} from ${rider.first_name}, who still holds ${money(balance)}.`;
    return { data: settlement, text };
  },
});

function describeEntries(entries: CashEntry[], width: number): string {
  return renderTable(
    entries,
    [
      { title: "at", value: ({ created_at }) => new Date(created_at).toLocaleString("sv-SE") },
      { title: "kind", value: ({ kind }) => kind },
      { title: "amount", value: ({ amount }) => amount, align: "right" },
      { title: "order", value: ({ order_id }) => order_id },
    ],
    width,
  );
}
