import { z } from "zod";
import type { OptionDeclaration } from "../frame/command.js";
import { text } from "../frame/program.js";

/** The file of an import, as the user names it. */
export const FILE_ARGUMENT = { syntax: "[csv]", description: "the file, or - for stdin" } as const;

/** What every import of a file can be told, in the order of its help; `dry` says what a dry run does. */
export function fileOptions(dry: string, own: readonly OptionDeclaration[]): readonly OptionDeclaration[] {
  return [
    { flags: "--map <columns>", description: "field=Column pairs, such as sku=Item,price=Price/100" },
    { flags: "--map-file <path>", description: "a file of such pairs, one a line" },
    { flags: "--save-map <path>", description: "keep the columns that were found for the next time" },
    ...own,
    { flags: "--errors <path>", description: "write the rows that were not taken to this CSV file" },
    { flags: "--dry-run", description: dry },
    { flags: "--strict", description: "write nothing when any row is wrong" },
    { flags: "--resume <import>", description: "wait for an import that was sent before, or go on with it" },
  ];
}

const fields = {
  csv: text().optional(),
  map: text().optional(),
  mapFile: text().optional(),
  saveMap: text().optional(),
  errors: text().optional(),
  dryRun: z.boolean().default(false),
  strict: z.boolean().default(false),
  resume: text().optional(),
};

type FileInput = z.output<z.ZodObject<typeof fields>>;

/** The input of an import with options of its own; `besideResume` names those that may stand beside `--resume`. */
export function fileInput<Own extends z.ZodRawShape>(own: Own, besideResume: readonly string[] = []) {
  return z.object({ ...fields, ...own }).superRefine((input, issues) => {
    for (const [option, message] of faultsOf(input as FileInput, besideResume)) {
      issues.addIssue({ code: "custom", path: [option], message });
    }
  });
}

function* faultsOf(input: FileInput, besideResume: readonly string[]): Generator<[option: string, message: string]> {
  const { csv, resume, map, mapFile, errors } = input;
  if ((csv === undefined) === (resume === undefined)) {
    yield ["csv", "is needed: the file, or - for stdin; and not together with --resume"];
  }
  const passedOver = Object.entries(input).some(
    ([name, value]) => value && !["csv", "resume", ...besideResume].includes(name),
  );
  if (resume !== undefined && passedOver) {
    const allowed = besideResume.map((name) => ` than --${name}`).join("");
    yield ["resume", `goes on with a file that the server has: it takes no other option${allowed}`];
  }
  if (map !== undefined && mapFile !== undefined) yield ["map", "and --map-file do not go together"];
  if (csv === "-" && errors !== undefined) {
    yield ["errors", "reads the file once more and cannot do so with stdin: save it to a file first"];
  }
}
