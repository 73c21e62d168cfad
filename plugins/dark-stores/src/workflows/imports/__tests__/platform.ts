import { Readable } from "node:stream";
import { asValue } from "@medusajs/framework/awilix";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MedusaContainer } from "@medusajs/framework/types";
import { createMedusaContainer, Modules } from "@medusajs/framework/utils";
import type { BulkJob } from "../../../contract/imports";
import DarkStoresService from "../../../modules/dark-stores/service";
import { uploadBulkFile, type UploadInput } from "../run-bulk-job";

/** The module itself over this file's own database, without the rest of the platform. */
function moduleOver(db: Knex): DarkStoresService {
  const managerOf = (trx?: Knex) => ({
    getTransactionContext: () => trx,
    getKnex: () => db,
    flush: () => Promise.resolve(),
  });
  const baseRepository_ = {
    getFreshManager: () => managerOf(),
    transaction: (task: (manager: unknown) => Promise<unknown>) => db.transaction((trx) => task(managerOf(trx))),
  };
  const service = Object.create(DarkStoresService.prototype) as DarkStoresService;
  const findDarkStore = (id: string) => db("dark_store").where({ id }).first();
  return Object.assign(service, { baseRepository_, findDarkStore });
}

export interface TestPlatform {
  container: MedusaContainer;
  service: DarkStoresService;
  emitted: { name: string; data: unknown }[];
}

/** What imports need of a platform. */
export function platformOver(db: Knex): TestPlatform {
  const service = moduleOver(db);
  const emitted: TestPlatform["emitted"] = [];
  const container = createMedusaContainer();
  container.register({
    dark_stores: asValue(service),
    logger: asValue({ error: () => undefined }),
    [Modules.EVENT_BUS]: asValue({
      emit: (messages: TestPlatform["emitted"]) => Promise.resolve(void emitted.push(...messages)),
    }),
  });
  return { container, service, emitted };
}

/** Sends a stock file, in the pieces given, and answers the job. */
export function send(
  { container }: TestPlatform,
  dark_store_id: string | null,
  file: string | Buffer | (string | Buffer)[],
  settings: Partial<UploadInput> = {},
): Promise<{ job: BulkJob; replayed: boolean }> {
  const pieces = (Array.isArray(file) ? file : [file]).map((piece) => Buffer.from(piece));
  return uploadBulkFile(container, {
    kind: "inventory",
    dark_store_id,
    dry_run: false,
    on_error: "abort",
    options: {},
    file_name: null,
    actor_type: "user",
    actor_id: "user_1",
    again: false,
    wait: true,
    file: Readable.from(pieces),
    ...settings,
  });
}
