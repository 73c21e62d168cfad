import { z } from "zod";
import { defineCommand } from "../../frame/command.js";
import { text, wholeNumber } from "../../frame/program.js";
import { renderTable } from "../../frame/table.js";
import { findRider } from "../../people/people.js";

interface RiderDocument {
  id: string;
  rider_id: string;
  kind: string;
  status: string;
  valid: boolean;
  expires_on: string | null;
  uploaded_at: string;
}

const DOCUMENT_KINDS = ["identity", "driving_licence", "vehicle_registration", "insurance", "food_safety"] as const;
const STATUSES = ["pending", "approved", "rejected"] as const;

export const documents = defineCommand({
  verb: "documents",
  summary: "list riders' documents: those that wait for review, or that end soon",
  options: [
    { flags: "--status <status>", description: `only these: ${STATUSES.join(", ")}` },
    {
      flags: "--expires-before <day>",
      description: "only those whose last day is before this one, such as 2026-12-31",
    },
    { flags: "--limit <rows>", description: "documents to show (50, at most 200)" },
    { flags: "--offset <rows>", description: "documents to leave out first (0)" },
  ],
  examples: ["riders documents --status pending", "riders documents --expires-before 2026-12-31"],
  input: z.object({
    status: z.enum(STATUSES).optional(),
    expiresBefore: z.iso.date("must be a day, such as 2026-12-31").optional(),
    limit: wholeNumber(1, 200).default(50),
    offset: wholeNumber(0, 10_000_000).default(0),
  }),
  async run(context, { status, expiresBefore, limit, offset }) {
    const admin = await context.admin();
    const found = await admin.get<{ rider_documents: RiderDocument[]; count: number }>("/admin/rider-documents", {
      status,
      expires_before: expiresBefore,
      limit,
      offset,
    });
    const rows = found.rider_documents;
    const end = `${offset + rows.length} of ${found.count}`;
    return {
      data: found,
      text: rows.length > 0 ? `${describe(rows, context.terminal.width)}\n${end}` : "No documents.",
    };
  },
});

export const enterDocument = defineCommand({
  verb: "enter-document",
  summary: "enter a rider's document that you have seen: it is approved at once",
  arguments: [{ syntax: "<rider>", description: "the rider's id (rider_...) or phone" }],
  options: [
    { flags: "--kind <kind>", description: `one of ${DOCUMENT_KINDS.join(", ")}` },
    { flags: "--number <number>", description: "the number on it" },
    { flags: "--expires-on <day>", description: "its last good day, such as 2028-03-31; without it, it has no end" },
  ],
  examples: [
    "riders enter-document +919876543210 --kind driving_licence --number KA0120200001234 --expires-on 2028-03-31",
  ],
  input: z.object({
    rider: text(),
    kind: z.enum(DOCUMENT_KINDS, `must be one of ${DOCUMENT_KINDS.join(", ")}`),
    number: text(),
    expiresOn: z.iso.date("must be a day, such as 2028-03-31").optional(),
  }),
  async run(context, { rider: reference, kind, number, expiresOn }) {
    const admin = await context.admin();
    const rider = await findRider(admin, reference);
    const entered = await admin.post<{ document: RiderDocument }>(`/admin/riders/${rider.id}/documents`, {
      kind,
      number,
      expires_on: expiresOn ?? null,
    });
    return { data: entered, text: `Entered the ${kind} of ${rider.first_name} (${entered.document.id}).` };
  },
});

export const approveDocument = defineCommand({
  verb: "approve-document",
  summary: "approve a document that a rider sent in",
  arguments: [{ syntax: "<document>", description: "the document's id (rdoc_...)" }],
  options: [{ flags: "--expires-on <day>", description: "its last good day as you read it there, such as 2028-03-31" }],
  examples: ["riders approve-document rdoc_01 --expires-on 2028-03-31"],
  input: z.object({
    document: text(),
    expiresOn: z.iso.date("must be a day, such as 2028-03-31").optional(),
  }),
  async run(context, { document: id, expiresOn }) {
    const admin = await context.admin();
    const answer = await admin.post<{ document: RiderDocument }>(`/admin/rider-documents/${id}/approve`, {
      ...(expiresOn ? { expires_on: expiresOn } : {}),
    });
    const { kind, expires_on } = answer.document;
    return {
      data: answer,
      text: `Approved the ${kind}, ${expires_on ? `good until ${expires_on}` : "which has no end"}.`,
    };
  },
});

export const rejectDocument = defineCommand({
  verb: "reject-document",
  summary: "reject a document that a rider sent in; the rider reads the reason",
  arguments: [{ syntax: "<document>", description: "the document's id (rdoc_...)" }],
  options: [{ flags: "--reason <text>", description: "why, and what to send instead" }],
  examples: ["riders reject-document rdoc_01 --reason 'the number cannot be read'"],
  input: z.object({ document: text(), reason: text() }),
  async run(context, { document: id, reason }) {
    const admin = await context.admin();
    const answer = await admin.post<{ document: RiderDocument }>(`/admin/rider-documents/${id}/reject`, { reason });
    return { data: answer, text: `Rejected the ${answer.document.kind}: ${reason}.` };
  },
});

function describe(rows: RiderDocument[], width: number): string {
  return renderTable(
    rows,
    [
      { title: "document", value: ({ id }) => id },
      { title: "rider", value: ({ rider_id }) => rider_id },
      { title: "kind", value: ({ kind }) => kind },
      { title: "status", value: ({ status }) => status },
      { title: "good until", value: ({ expires_on }) => expires_on },
      { title: "sent", value: ({ uploaded_at }) => new Date(uploaded_at).toLocaleString("sv-SE") },
    ],
    width,
  );
}
