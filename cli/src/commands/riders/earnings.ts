import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { findRider } from "../../people/people.js";
import { findShopMoney } from "../../stores/shop-money.js";

interface Earning {
  id: string;
  kind: string;
  amount: number;
  order_id: string | null;
  reason: string | null;
  earned_at: string;
}

interface Earnings {
  earnings: Earning[];
  total: number;
  deliveries: number;
  by_kind: Record<string, number>;
  count: number;
}

export const earnings = defineCommand({
  verb: "earnings",
  summary: "show what a rider earned in a period, newest first",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [
    {
      flags: "--from <instant>",
      description: "first instant of the period, such as 2026-11-01 or 2026-11-01T00:00+05:30",
    },
    { flags: "--to <instant>", description: "first instant after the period" },
    { flags: "--limit <rows>", description: "entries to show (50, at most 200)" },
    { flags: "--offset <rows>", description: "entries to leave out first (0)" },
  ],
  examples: ["riders earnings +919876543210 --from 2026-11-01 --to 2026-12-01"],
  input: z.object({
    rider: text(),
    from: z.coerce.date().optional(),
    to: z.coerce.date().optional(),
    limit: wholeNumber(1, 200).default(50),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { rider: reference, from, to, limit, offset }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const period = { from: from?.toISOString(), to: to?.toISOString() };
    const earned = await admin.get<Earnings>(`/admin/riders/${rider.id}/earnings`, { ...period, limit, offset });
    const money = await findShopMoney(context);
    const parts = Object.entries(earned.by_kind).filter(([, amount]) => amount !== 0);
    const sums = parts.map(([kind, amount]) => `${kind} ${money(amount)}`).join(", ");
    const total = `${rider.first_name} earned ${money(earned.total)} with ${earned.deliveries} deliveries`;
    const end = `${offset + earned.earnings.length} of ${earned.count}`;
    const entries =
      earned.earnings.length > 0 ? `\n\n${describeEntries(earned.earnings, context.terminal.width)}\n${end}` : "";
    return { data: earned, text: `${total}${sums ? `: ${sums}` : ""}.${entries}` };
  },
});

export const adjustEarnings = defineCommand({
  verb: "adjust-earnings",
  summary: "add to what a rider earned, or take off; the rider reads the reason",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [
    { flags: "--amount <amount>", description: "what is added; below 0 what is taken off (--amount=-50)" },
    { flags: "--reason <text>", description: "why" },
  ],
  examples: ["riders adjust-earnings +919876543210 --amount 50 --reason 'waited an hour at the store'"],
  input: z.object({
    rider: text(),
    amount: z.coerce.number("is needed").refine((amount) => amount !== 0, "must not be 0"),
    reason: text(),
  }),
  async run(context, { rider: reference, amount, reason }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const booked = await admin.post(`/admin/riders/${rider.id}/adjustments`, { amount, reason });
    const money = await findShopMoney(context);
    const what = amount > 0 ? `Added ${money(amount)} to` : `Took ${money(-amount)} off`;
    return { data: booked, text: `${what} what ${rider.first_name} earned: ${reason}.` };
  },
});

function describeEntries(entries: Earning[], width: number): string {
  return renderTable(
    entries,
    [
      { title: "at", value: ({ earned_at }) => new Date(earned_at).toLocaleString("sv-SE") },
      { title: "kind", value: ({ kind }) => kind },
      { title: "amount", value: ({ amount }) => amount, align: "right" },
      { title: "order", value: ({ order_id }) => order_id },
      { title: "reason", value: ({ reason }) => reason },
    ],
    width,
  );
}
