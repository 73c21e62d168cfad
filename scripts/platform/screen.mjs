import { formatBytes, formatDuration } from "../progress/format.mjs";
import { readablePath } from "../settings.mjs";

/** The one screen a start ends with: where everything is, who can log in, what to try. */
export function screen({ settings, runtime, startedMs, residentBytes }) {
  const { operator, demo } = runtime;
  const memory = residentBytes ? `, ${formatBytes(residentBytes)} of memory in use` : "";
  return [
    "",
    `QuickDash is running. Ready after ${formatDuration(startedMs)}${memory}.`,
    "",
    ...rows([
      ["Back office", runtime.admin_url, `${operator.email} / ${operator.password}`],
      ["HTTP API", runtime.backend_url, `publishable key ${runtime.publishable_key ?? "none"}`],
      ["Sockets", runtime.gateway_url, "namespaces /customer /rider /staff /ops"],
    ]),
    ...demoLogins(demo, settings),
    "",
    "Try next",
    ...rows([
      ["npx quickdash simulate --orders 20", "orders from pin to doorstep, then the books are checked"],
      ["npx quickdash stores list", "the dark stores"],
      ["npx quickdash --help", "everything else"],
    ]),
    "",
    `Logs: ${readablePath(settings.logs)}   Addresses for programs: ${readablePath(settings.runtimeFile)}`,
  ].join("\n");
}

function demoLogins(demo, { isProduction }) {
  if (!demo.customer_phone) {
    return [];
  }
  const staff = demo.staff.map(({ phone, dark_store_code }) => `${phone} (${dark_store_code})`);
  return [
    "",
    isProduction ? "Demo logins" : "Demo logins, all with the one-time code 000000",
    ...rows([
      ["Customer", demo.customer_phone],
      ["Riders", shorten(demo.rider_phones)],
      ["Store staff", shorten(staff)],
    ]),
  ];
}

function shorten(values, count = 3) {
  const more = values.length - count;
  return `${values.slice(0, count).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function rows(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join("   ")}`.trimEnd());
}
