import { readCatalog } from "../catalog/read-catalog.js";
import { uploadCatalog } from "../catalog/upload-catalog.js";
import type { HttpClient } from "../client/http-client.js";
import { openCsv } from "../csv/read-rows.js";
import { CommandError } from "../frame/errors.js";
import type { Terminal } from "../frame/terminal.js";
import { eachOffer } from "../inventory/offers.js";
import { ensureRider, ensureStaffMember } from "../people/people.js";
import type { DarkStore } from "../stores/dark-stores.js";
import { BUILT_IN_STORES, readStores, seedStores } from "../stores/seed-stores.js";
import { DEMO_CATALOG, DEMO_CUSTOMER_PHONE, DEMO_RIDERS, DEMO_STAFF, readDemoPrices } from "./demo-data.js";
import { demoOfferOf, type PricedProduct } from "./stock-rule.js";

export interface DemoSeed {
  stores: { created: number; existing: number };
  products: { created: number; updated: number; unchanged: number };
  offers: { created: number };
  customer_phone: string;
  rider_phones: string[];
  staff: { phone: string; dark_store_code: string }[];
}

const MAX_OFFERS = 1000;

/** Everything a first start needs to sell something. Repeating it adds what is missing and changes no stock. */
export async function seedDemo(admin: HttpClient, terminal: Terminal): Promise<DemoSeed> {
  const seeded = await seedStores(admin, await readStores(BUILT_IN_STORES));
  if (seeded.refused[0]) {
    throw new CommandError("store_refused", `${seeded.refused[0].code}: ${seeded.refused[0].reason}`);
  }
  terminal.note(`Dark stores: ${seeded.created.length} created, ${seeded.existing.length} there already`);
  const file = await openCsv(DEMO_CATALOG, undefined);
  const { drafts } = await readCatalog(file.rows, file.columns);
  const upload = await uploadCatalog(admin, drafts, terminal);
  terminal.note(`Products: ${upload.createdCount} created, ${upload.unchangedCount} there already`);
  const products = await readDemoPrices();
  let offerCount = 0;
  for (const store of seeded.stores) {
    offerCount += await stockStore(admin, store, products);
  }
  terminal.note(`Offers: ${offerCount} created in ${seeded.stores.length} dark stores`);
  await seedPeople(admin, seeded.stores);
  terminal.note(`People: ${DEMO_RIDERS.length} riders, ${DEMO_STAFF.length} staff`);
  return {
    stores: { created: seeded.created.length, existing: seeded.existing.length },
    products: { created: upload.createdCount, updated: upload.updatedCount, unchanged: upload.unchangedCount },
    offers: { created: offerCount },
    customer_phone: DEMO_CUSTOMER_PHONE,
    rider_phones: DEMO_RIDERS.map(({ phone }) => phone),
    staff: DEMO_STAFF.map(({ phone, dark_store_code }) => ({ phone, dark_store_code })),
  };
}

async function stockStore(admin: HttpClient, store: DarkStore, products: readonly PricedProduct[]): Promise<number> {
  const present = new Set<string | null>();
  for await (const { sku } of eachOffer(admin, store.id)) {
    present.add(sku);
  }
  const missing = products.filter(({ sku }) => !present.has(sku)).map((product) => demoOfferOf(product, store.code));
  for (let start = 0; start < missing.length; start += MAX_OFFERS) {
    await admin.post(`/admin/dark-stores/${store.id}/offers`, { offers: missing.slice(start, start + MAX_OFFERS) });
  }
  return missing.length;
}

async function seedPeople(admin: HttpClient, stores: readonly DarkStore[]): Promise<void> {
  for (const [index, rider] of DEMO_RIDERS.entries()) {
    await ensureRider(admin, { ...rider, home_dark_store_id: stores[index % stores.length]!.id });
  }
  for (const { name, phone, dark_store_code } of DEMO_STAFF) {
    const store = stores.find(({ code }) => code === dark_store_code)!;
    await ensureStaffMember(admin, { name, phone, dark_store_ids: [store.id] });
  }
}
