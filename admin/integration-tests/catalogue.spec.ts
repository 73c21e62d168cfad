import { deflateSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { call } from "../../backend/integration-tests/support/http.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, inviteOperator, platform } from "./support/platform.js";

const MARKUP = `<img src=x onerror="window.stolen=1">`;

let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
});
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

const picture = (name: string) => ({ name, mimeType: "image/png", buffer: onePixel() });

describe("a product", () => {
  let id: string;

  it("is made with a picture, and is in the shop with it", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/products/actions/new`);
    await page.fill("#product-title", `Jaggery ${MARKUP}`);
    await page.fill("#product-subtitle", MARKUP);
    await page.fill("#product-description", `Sweet ${MARKUP}`);
    await page.fill("#product-handle", "panel-jaggery");
    await page.selectOption("#product-status", "published");
    await page.setInputFiles("#product-images", picture("jaggery.png"));
    await page.locator(".qd-images img").waitFor();
    await page.fill("#variant-0-title", "500 g");
    await page.fill("#variant-0-sku", "PANEL-JAGGERY");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    await page.getByText(`Sweet ${MARKUP}`).waitFor();
    expect(await page.evaluate(() => "stolen" in window)).toBe(false);
    const { products } = await adminApi("GET", "/admin/products?handle=panel-jaggery");
    id = products[0].id as string;
    const { body } = await call("GET", `/store/products/${id}?fields=*images`);
    expect(body.product.images).toHaveLength(1);
    const shown = await fetch(body.product.images[0].url as string);
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(
      await page
        .locator(".qd-images img")
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);
  });

  it("is changed, and keeps what was not touched", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("products", id, "editProduct"));
    await page.fill("#product-title", "Jaggery cubes");
    await page.fill("#variant-0-barcode", "8901234567894");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { product } = await adminApi("GET", `/admin/products/${id}`);
    expect(product).toMatchObject({
      title: "Jaggery cubes",
      subtitle: MARKUP,
      variants: [{ sku: "PANEL-JAGGERY", barcode: "8901234567894", manage_inventory: false }],
    });
    expect(product.images).toHaveLength(1);
  });

  it("gets another pack, tags, and packs other names", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("products", id, "editProduct"));
    await page.fill("#product-tags", "panel-sweet, panel-winter");
    await page.fill("#variant-0-title", "450 g");
    await page.click("text=Add a pack");
    await page.fill("#variant-1-title", "1 kg");
    await page.fill("#variant-1-sku", "PANEL-JAGGERY-1KG");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { product } = await adminApi("GET", `/admin/products/${id}?fields=*tags,*options.values,*variants.options`);
    const packs = product.variants.map(({ sku, title, options }: Record<string, never>) => [
      sku,
      title,
      (options as unknown as { value: string }[])[0]?.value,
    ]);
    expect(packs.sort()).toEqual([
      ["PANEL-JAGGERY", "450 g", "450 g"],
      ["PANEL-JAGGERY-1KG", "1 kg", "1 kg"],
    ]);
    expect(product.tags.map(({ value }: { value: string }) => value).sort()).toEqual(["panel-sweet", "panel-winter"]);
    expect(product.options[0].values.map(({ value }: { value: string }) => value).sort()).toEqual(["1 kg", "450 g"]);
  });

  it("refuses what is no picture with a sentence, and keeps the form", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("products", id, "editProduct"));
    await page.fill("#product-subtitle", "Not lost");
    await page.setInputFiles("#product-images", {
      name: "evil.png",
      mimeType: "image/png",
      buffer: Buffer.from("<svg onload=alert(1)></svg>"),
    });
    await page.getByText("Choose a JPEG, PNG or WebP picture.").waitFor();
    await page.setInputFiles("#product-images", {
      name: "huge.png",
      mimeType: "image/png",
      buffer: Buffer.alloc(5 * 1024 * 1024 + 1),
    });
    await page.getByText("The picture is larger than 5 MB").waitFor();
    expect(await page.inputValue("#product-subtitle")).toBe("Not lost");
  });

  it("takes no picture of a stranger, nor of somebody whose role is another", async () => {
    const headers = { "content-type": "image/png", "sec-fetch-site": "same-origin" };
    const address = `${platform().admin_url}/api/own/images`;
    const stranger = await fetch(address, { method: "POST", headers, body: onePixel() as unknown as BodyInit });
    expect(stranger.status).toBe(401);
    const support = await newVisitor(browser);
    await logIn(support, await inviteOperator("panel-catalogue-support", "support"));
    const answer = await support.context.request.post(address, { headers, data: onePixel() });
    expect([answer.status(), (await answer.json()).code]).toEqual([403, "not_allowed"]);
    await support.page.goto(recordAddress("products", id));
    await support.page.getByText("Jaggery cubes").first().waitFor();
    await support.page.goto(`${platform().admin_url}/pages/categories`);
    await support.page.getByRole("tree").waitFor();
    expect(await support.page.locator("#category-name").count()).toBe(0);
    await support.page.goto(recordAddress("products", id));
    await support.page.getByText("Jaggery cubes").first().waitFor();
    expect(await support.page.locator('a[href*="editProduct"]').count()).toBe(0);
    await support.context.close();
  });
});

describe("the tree of categories", () => {
  const named = async (name: string) => {
    const { product_categories } = await adminApi("GET", `/admin/product-categories?q=${encodeURIComponent(name)}`);
    return product_categories[0];
  };

  it("grows, renames and moves with the keyboard and the form", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/pages/categories`);
    for (const name of [`Panel sweets ${MARKUP}`, "Panel snacks"]) {
      await page.fill("#category-name", name);
      await page.click("form button[type=submit]");
      await page.getByRole("treeitem", { name }).waitFor();
    }
    await page.getByRole("treeitem", { name: "Panel snacks" }).focus();
    await page.keyboard.press("Enter");
    await page.fill("#category-name", "Panel namkeen");
    await page.selectOption("#category-parent", { label: `Panel sweets ${MARKUP}` });
    await page.click("form button[type=submit]");
    const child = page.getByRole("treeitem", { name: "Panel namkeen" });
    await child.waitFor();
    expect(await child.getAttribute("aria-level")).toBe("2");
    const parent = await named("Panel sweets");
    expect(await named("Panel namkeen")).toMatchObject({ parent_category_id: parent.id });
    await page.getByRole("treeitem", { name: "Panel sweets" }).focus();
    await page.keyboard.press("ArrowLeft");
    await child.waitFor({ state: "detached" });
    expect(await page.evaluate(() => "stolen" in window)).toBe(false);
  });
});

/** The smallest picture there is, as PNG. */
function onePixel(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixel = deflateSync(Buffer.from([0, 11, 107, 79]));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixel), chunk("IEND", Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
