import { z } from "zod";
import type { OptionDeclaration } from "../frame/command.js";
import { text } from "../frame/program.js";
import { parseStockLine, readStockLines, type StockLine } from "./stock-lines.js";

/** The options of a command that takes lines of one store, typed or from a file; `unit` names the number of a line. */
export function lineOptions(words: { unit: string; meaning: string; column: string }): readonly OptionDeclaration[] {
  return [
    { flags: "--store <code>", description: "the dark store" },
    { flags: `--line <sku=${words.unit}>`, description: `${words.meaning}; repeat for more lines`, repeatable: true },
    { flags: "--file <csv>", description: "a CSV file with the columns sku and quantity instead" },
    {
      flags: "--map <columns>",
      description: `field=Column pairs of the file, such as sku=Item,on_hand=${words.column}`,
    },
  ];
}

const fields = {
  store: z.string("is needed: the code of the dark store").min(1),
  line: z.array(z.string()).default([]),
  file: text().optional(),
  map: text().optional(),
};

type LineInput = z.output<z.ZodObject<typeof fields>>;

/** The input of such a command, with options of its own. */
export function lineInput<Own extends z.ZodRawShape>(own: Own) {
  return z.object({ ...fields, ...own }).superRefine((input, issues) => {
    const { line, file } = input as LineInput;
    if (line.length > 0 === (file !== undefined)) {
      issues.addIssue({ code: "custom", path: ["line"], message: "or --file is needed, not both" });
    }
  });
}

/** Reads the lines that were typed, or those of the file; `least` is the smallest number a line may have. */
export async function readLines(
  { line, file, map }: Pick<LineInput, "line" | "file" | "map">,
  least: 0 | 1,
): Promise<StockLine[]> {
  if (file) return readStockLines(file, { mapping: map, least });
  return line.map((each) => parseStockLine(each, { flag: "--line", least }));
}
