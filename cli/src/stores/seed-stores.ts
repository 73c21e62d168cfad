import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import { listDarkStores, type DarkStore } from "./dark-stores.js";

const fileSchema = z.object({
  dark_stores: z.array(z.looseObject({ code: z.string().min(1), name: z.string().min(1) })).min(1),
});

export interface SeededStores {
  stores: DarkStore[];
  created: string[];
  existing: string[];
}

/** The twelve Bengaluru dark stores that ship with QuickDash. */
export const BUILT_IN_STORES = new URL("../../data/dark-stores.bengaluru.json", import.meta.url);

/** Creates the stores of a JSON file that are not there yet; a store is known by its code and then left as it is. */
export async function seedStores(admin: HttpClient, file: string | URL): Promise<SeededStores> {
  const { dark_stores: wanted } = await readStores(file);
  const known = new Map((await listDarkStores(admin)).map((store) => [store.code, store]));
  const result: SeededStores = { stores: [], created: [], existing: [] };
  for (const body of wanted) {
    const existing = known.get(body.code);
    if (existing) {
      result.stores.push(existing);
      result.existing.push(body.code);
      continue;
    }
    const { dark_store: created } = await admin.post<{ dark_store: DarkStore }>("/admin/dark-stores", body);
    known.set(created.code, created);
    result.stores.push(created);
    result.created.push(created.code);
  }
  return result;
}

async function readStores(file: string | URL): Promise<z.infer<typeof fileSchema>> {
  const name = String(file);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new CommandError("file_missing", `There is no file ${name} that can be read.`);
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError(
      "stores_file_broken",
      `${name} must be JSON of the form {"dark_stores": [{"code", "name", ...}]}.`,
    );
  }
}
