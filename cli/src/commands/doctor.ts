import { z } from "zod";
import type { Connection } from "../client/connection.js";
import type { Finding, Patient } from "../doctor/check.js";
import { readDiagnostics, type DiagnosticsReading } from "../doctor/diagnostics.js";
import { examine } from "../doctor/examine.js";
import { defineCommand, type Context } from "../frame/command.js";

export const doctor = defineCommand({
  verb: "doctor",
  summary: "check versions, services, extensions, migrations, clocks, disk, ports, queues and stuck orders",
  options: [{ flags: "--strict", description: "fail on warnings too" }],
  examples: ["doctor", "doctor --json", "doctor --profile production --strict"],
  input: z.object({ strict: z.boolean().default(false) }),
  async run(context, { strict }) {
    const checks = await examine(await describePatient(context));
    context.signal.throwIfAborted();
    const count = (status: Finding["status"]): number => checks.filter((check) => check.status === status).length;
    const [failures, warnings] = [count("failed"), count("warning")];
    const isWell = failures === 0 && !(strict && warnings > 0);
    const lines = checks.flatMap((check) => linesOf(context, check));
    const verdict =
      failures + warnings === 0
        ? "All is well."
        : `${failures} failed, ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
    return {
      data: { ok: isWell, failed: failures, warnings, checks },
      text: [...lines, "", verdict].join("\n"),
      failed: !isWell,
    };
  },
});

async function describePatient(context: Context): Promise<Patient> {
  let connection: Connection | null = null;
  let connectionProblem: string | null = null;
  try {
    connection = await context.connection();
  } catch (error) {
    connectionProblem = (error as Error).message;
  }
  let reading: Promise<DiagnosticsReading> | undefined;
  return {
    environment: context.environment,
    workingDirectory: context.workingDirectory,
    signal: context.signal,
    connection,
    connectionProblem,
    isLocal: connection !== null && isOnThisMachine(connection.backend_url),
    admin: () => context.admin(),
    diagnostics: () => (reading ??= readDiagnostics(() => context.admin())),
  };
}

function isOnThisMachine(address: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(address).hostname);
}

const NAME_WIDTH = 14;

function linesOf({ terminal }: Context, { name, status, detail, fix }: Finding): string[] {
  const words = {
    ok: ["green", "ok     "],
    warning: ["yellow", "warning"],
    failed: ["red", "FAILED "],
    skipped: ["dim", "skipped"],
  } as const;
  const [colour, word] = words[status];
  const line = `${terminal.paint(colour, word)}  ${name.padEnd(NAME_WIDTH)} ${detail}`;
  return fix ? [line, `${" ".repeat(word.length + 2 + NAME_WIDTH)} mend it: ${terminal.paint("bold", fix)}`] : [line];
}
