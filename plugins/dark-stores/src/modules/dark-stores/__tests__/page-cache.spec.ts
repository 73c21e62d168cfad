import type { Logger } from "@medusajs/framework/types";
import { Redis } from "ioredis";
import { PageCache, UnannouncedError } from "../parts/page-cache";

const warnings: string[] = [];
const logger = { warn: (message: string) => void warnings.push(message) } as unknown as Logger;
const REQUEST = "/store/products?limit=20";
const NO_REDIS = "redis://127.0.0.1:1";

let redis: Redis;
const opened: PageCache[] = [];

function open(redisUrl: string | undefined = process.env.REDIS_URL): PageCache {
  const cache = new PageCache(redisUrl, logger);
  opened.push(cache);
  return cache;
}

/** A cache that is connected and knows of every change. */
async function listening(): Promise<PageCache> {
  const cache = open();
  cache.hear();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await cache.lookUp("warm-up", "")).key !== null) {
      return cache;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("Redis did not answer.");
}

beforeAll(() => {
  redis = new Redis(process.env.REDIS_URL ?? "");
});

afterAll(async () => {
  opened.forEach((cache) => cache.close());
  await redis.quit();
});

describe("a page", () => {
  it("is given out to every process until its store changes", async () => {
    const [one, other] = [await listening(), await listening()];
    await one.keep(await one.lookUp("s1", REQUEST), Buffer.from("first"));
    expect(String((await other.lookUp("s1", REQUEST)).page)).toBe("first");
    await one.forget({ dark_store_ids: ["s1"], catalogue_changed: false });
    expect((await other.lookUp("s1", REQUEST)).page).toBeNull();
  });

  it("belongs to one store and one request", async () => {
    const cache = await listening();
    await cache.keep(await cache.lookUp("s2", REQUEST), Buffer.from("mine"));
    expect((await cache.lookUp("s3", REQUEST)).page).toBeNull();
    expect((await cache.lookUp("s2", `${REQUEST}&offset=20`)).page).toBeNull();
    await cache.forget({ dark_store_ids: ["s3"], catalogue_changed: false });
    expect(String((await cache.lookUp("s2", REQUEST)).page)).toBe("mine");
  });

  it("of any store is out of date when the catalogue changes", async () => {
    const cache = await listening();
    await cache.keep(await cache.lookUp("s4", REQUEST), Buffer.from("old"));
    await cache.forget({ dark_store_ids: [], catalogue_changed: true });
    expect((await cache.lookUp("s4", REQUEST)).page).toBeNull();
  });

  it("that was read before a change is never given out after it", async () => {
    const cache = await listening();
    const place = await cache.lookUp("s5", REQUEST);
    await cache.forget({ dark_store_ids: ["s5"], catalogue_changed: false });
    await cache.keep(place, Buffer.from("read before the change"));
    expect((await cache.lookUp("s5", REQUEST)).page).toBeNull();
  });

  it("is kept for half a minute at most, and no longer than it holds", async () => {
    const cache = await listening();
    const [usual, short, over] = await Promise.all(["s6", "s7", "s8"].map((store) => cache.lookUp(store, REQUEST)));
    await cache.keep(usual ?? { page: null, key: null }, Buffer.from("usual"));
    await cache.keep(short ?? { page: null, key: null }, Buffer.from("short"), new Date(Date.now() + 5_500));
    await cache.keep(over ?? { page: null, key: null }, Buffer.from("over"), new Date(Date.now() - 1));
    expect(await redis.ttl(usual?.key ?? "")).toBe(30);
    expect(await redis.ttl(short?.key ?? "")).toBe(5);
    expect(await redis.exists(over?.key ?? "")).toBe(0);
  });
});

describe("a flood of pages", () => {
  it("is not kept beyond what one process may keep", async () => {
    // What may be kept is counted anew every half minute: not in the middle of this.
    const left_ms = 30_000 - (Date.now() % 30_000);
    await new Promise((resolve) => setTimeout(resolve, left_ms < 3000 ? left_ms : 0));
    const cache = new PageCache(process.env.REDIS_URL, logger, 1000);
    opened.push(cache);
    cache.hear();
    const places = await Promise.all(
      ["s11", "s12", "s13"].map(async (store) => {
        for (;;) {
          const place = await cache.lookUp(store, REQUEST);
          if (place.key !== null) {
            return place;
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    );
    for (const place of places) {
      await cache.keep(place, Buffer.alloc(600, "x"));
    }
    const kept = await Promise.all(places.map((place) => redis.exists(place.key ?? "")));
    expect(kept).toEqual([1, 0, 0]);
  });
});

describe("a cache that may be out of date", () => {
  it("gives out nothing while nobody says that changes are heard of", async () => {
    const cache = await listening();
    await cache.keep(await cache.lookUp("s9", REQUEST), Buffer.from("page"));
    expect(String((await cache.lookUp("s9", REQUEST)).page)).toBe("page");
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await cache.lookUp("s9", REQUEST)).toEqual({ page: null, key: null });
    cache.hear();
    expect(String((await cache.lookUp("s9", REQUEST)).page)).toBe("page");
  });

  it("starts anew when its marks are lost", async () => {
    const cache = await listening();
    await cache.keep(await cache.lookUp("s10", REQUEST), Buffer.from("page"));
    await redis.del("quickdash:assortment:edition:s10");
    expect((await cache.lookUp("s10", REQUEST)).page).toBeNull();
  });
});

describe("without Redis", () => {
  it("nothing is cached, a change is known not to be announced, and the log says so once", async () => {
    warnings.length = 0;
    const cache = open(NO_REDIS);
    cache.hear();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await cache.lookUp("s1", REQUEST)).toEqual({ page: null, key: null });
      const forgetting = cache.forget({ dark_store_ids: ["s1"], catalogue_changed: true });
      await expect(forgetting).rejects.toThrow(UnannouncedError);
    }
    expect(warnings).toHaveLength(1);
  });

  it("that is not even configured, pages are simply read", async () => {
    const none = new PageCache(undefined, logger);
    none.hear();
    await none.forget({ dark_store_ids: ["s1"], catalogue_changed: true });
    await none.keep(await none.lookUp("s1", REQUEST), Buffer.from("page"));
    expect(await none.lookUp("s1", REQUEST)).toEqual({ page: null, key: null });
  });
});
