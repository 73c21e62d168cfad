import { readFile } from "node:fs/promises";
import { z } from "zod";
import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import { CommandError } from "../frame/errors.js";
import { CodeMaker } from "./code-of-name.js";
import { listDarkStores, type DarkStore } from "./dark-stores.js";
import { readAreaFile } from "./read-area-file.js";

const wantedSchema = z.looseObject({ code: z.string().min(1), name: z.string().min(1) });
const fileSchema = z.object({ dark_stores: z.array(wantedSchema).min(1) });

/** A store to be created: the body of `POST /admin/dark-stores`. */
export type WantedStore = z.infer<typeof wantedSchema>;

/** A store that was not made, with the reason: the server's sentence, or what is wrong with the feature of a file. */
export interface RefusedStore {
  code: string | null;
  name: string | null;
  /** In a GeoJSON file, counted from 1. */
  feature: number | null;
  reason: string;
}

export interface SeededStores {
  stores: DarkStore[];
  created: string[];
  existing: string[];
  refused: RefusedStore[];
}

/** The twelve Bengaluru dark stores that ship with QuickDash. */
export const BUILT_IN_STORES = new URL("../../data/dark-stores.bengaluru.json", import.meta.url);

/** Creates the stores that are not there yet; one is known by its code and then left as it is. A refusal stops nothing. */
export async function seedStores(admin: HttpClient, wanted: readonly WantedStore[]): Promise<SeededStores> {
  const known = new Map((await listDarkStores(admin)).map((store) => [store.code, store]));
  const result: SeededStores = { stores: [], created: [], existing: [], refused: [] };
  for (const body of wanted) {
    const existing = known.get(body.code);
    if (existing) {
      result.stores.push(existing);
      result.existing.push(body.code);
      continue;
    }
    try {
      const { dark_store: created } = await admin.post<{ dark_store: DarkStore }>("/admin/dark-stores", body);
      known.set(created.code, created);
      result.stores.push(created);
      result.created.push(created.code);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      result.refused.push({ code: body.code, name: body.name, feature: null, reason: error.message });
    }
  }
  return result;
}

/** What is wrong with this one store; anything else would meet the next one too. */
function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && [400, 409, 422].includes(error.status);
}

/** The stores of a JSON file of the form `{"dark_stores": [...]}`. */
export async function readStores(file: string | URL): Promise<WantedStore[]> {
  const name = String(file);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new CommandError("file_missing", `There is no file ${name} that can be read.`);
  }
  try {
    return fileSchema.parse(JSON.parse(text)).dark_stores;
  } catch {
    const hint = /"FeatureCollection"/.test(text) ? " This is GeoJSON: name it with --area-file." : "";
    throw new CommandError(
      "stores_file_broken",
      `${name} must be JSON of the form {"dark_stores": [{"code", "name", ...}]}.${hint}`,
    );
  }
}

export interface AreaFileWish {
  path: string;
  nameField: string;
  limit: number | undefined;
  codePrefix: string | undefined;
  /** What all of these stores have in common. */
  terms: Record<string, unknown>;
}

/** A store per area of a GeoJSON file: its code made of the name, its place inside the area. */
export async function storesOfAreas(wish: AreaFileWish): Promise<{ wanted: WantedStore[]; refused: RefusedStore[] }> {
  const { areas, leftOut } = await readAreaFile(wish.path, wish.nameField, wish.limit);
  const codes = new CodeMaker(wish.codePrefix);
  const wanted: WantedStore[] = [];
  const refused: RefusedStore[] = leftOut.map((feature) => ({ code: null, ...feature }));
  for (const { name, area, centre } of areas) {
    const code = codes.codeOf(name);
    if (code === null) {
      const reason = "its name has no letter from A to Z and no digit for a code";
      refused.push({ code, name, feature: null, reason });
    } else {
      wanted.push({ ...wish.terms, code, name, ...centre, service_area: area });
    }
  }
  return { wanted, refused };
}
