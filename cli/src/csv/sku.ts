import { createHash } from "node:crypto";

/** What makes two rows of a file without SKUs the same product. */
export interface ProductIdentity {
  name: string;
  brand?: string;
  unit?: string;
  /** Tells packs of one name and unit apart, such as the number of pieces. */
  pack?: string;
}

const MAX_SLUG = 40;
const HASH_LENGTH = 8;

/** Lower-case letters and digits joined by single hyphens. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * A SKU for a row that has none: a readable slug and a hash of name, brand, unit and pack. The same product gets the same
 * SKU in every file, whatever its spelling in capitals and spaces, so that a stock file finds what a catalogue made.
 */
export function skuOf({ name, brand = "", unit = "", pack = "" }: ProductIdentity): string {
  const identity = [name, brand, unit, pack].map((part) => part.trim().toLowerCase().replace(/\s+/g, " ")).join("|");
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, HASH_LENGTH);
  const slug = slugOf(`${name} ${unit}`).slice(0, MAX_SLUG).replace(/-+$/, "");
  return slug === "" ? hash : `${slug}-${hash}`;
}

export interface AllocatedSku {
  sku: string;
  /** The row repeats a product that the file has already listed. */
  repeated: boolean;
}

/**
 * Gives each row of one file its SKU. A product that appears again at the same MRP is the same product (listings repeat
 * a product under every category); at another MRP it is another pack, and its SKU ends in that MRP.
 */
export class SkuAllocator {
  private readonly mrpsOfSku = new Map<string, Set<number | null>>();

  allocate(identity: ProductIdentity, mrp: number | null): AllocatedSku {
    const sku = skuOf(identity);
    const mrps = this.mrpsOfSku.get(sku);
    if (!mrps) {
      this.mrpsOfSku.set(sku, new Set([mrp]));
      return { sku, repeated: false };
    }
    const repeated = mrps.has(mrp);
    mrps.add(mrp);
    const [firstMrp] = mrps;
    return { sku: mrp === firstMrp ? sku : `${sku}-m${slugOf(String(mrp ?? "none"))}`, repeated };
  }
}
