import { fixture, succeed, temporaryFile } from "./cli.js";

export interface Offer {
  sku: string;
  title: string;
  price: number;
  mrp: number;
  on_hand: number;
}

/** The offers of a store whose title or SKU has these letters. */
export async function offersOf(store: string, query: string): Promise<Offer[]> {
  return (await succeed("inventory", "list", "--store", store, "--query", query)).offers;
}

/** A store with the products of `listing.csv` and ten pieces of each; their SKUs. */
export async function stockedStore(code: string, at: string): Promise<string[]> {
  await succeed("stores", "create", "--code", code, "--name", `Cli ${code}`, "--at", at);
  await succeed("catalog", "import", fixture("listing.csv"));
  await succeed("inventory", "import", fixture("listing.csv"), "--store", code);
  const skus = (await offersOf(code, "Cli Listing")).map(({ sku }) => sku);
  const rows = skus.map((sku) => `${sku},10\n`).join("");
  await succeed("inventory", "import", temporaryFile("stock.csv", `sku,on_hand\n${rows}`), "--store", code);
  return skus;
}
