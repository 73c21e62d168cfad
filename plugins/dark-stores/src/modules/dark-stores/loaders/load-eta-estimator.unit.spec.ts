import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readEtaOptions } from "../eta-options";
import { estimatorOf } from "./load-eta-estimator";

const logger = { warn: () => undefined, info: () => undefined };
const store = { latitude: 0, longitude: 0, prep_minutes: 5, open_orders: 2, distance_m: 1000 };
const pin = { latitude: 0, longitude: 0 };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quickdash-eta-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

const made = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const estimatorFor = (eta: Record<string, unknown>) => estimatorOf(readEtaOptions({ eta }), logger);

describe("the ETA model of the options", () => {
  it("is distance as the crow flies when none is named, with the figures given", async () => {
    expect(await (await estimatorFor({})).minutesFor([store], pin)).toEqual([11.4]);
    const slow = await estimatorFor({ figures: { rider_speed_m_per_minute: 100, queue_minutes_per_order: 2 } });
    expect(await slow.minutesFor([store], pin)).toEqual([22.5]);
  });

  it("is made by the module named, from its options and the figures", async () => {
    const file = made(
      "constant.js",
      "exports.default = (options, figures) => ({ promiseMinutes: async (stores) => stores.map(() => options.minutes + figures.road_factor) });",
    );
    const estimator = await estimatorFor({ resolve: file, options: { minutes: 7 }, figures: { road_factor: 2 } });
    expect(await estimator.minutesFor([store], pin)).toEqual([9]);
  });

  it("stops the start with one sentence when its module cannot be used", async () => {
    await expect(estimatorFor({ resolve: "@nobody/eta" })).rejects.toThrow(
      /^dark-stores: option eta\.resolve names @nobody\/eta, which cannot be loaded: [^\n]+$/,
    );
    const empty = made("empty.js", "exports.eta = 1;");
    await expect(estimatorFor({ resolve: empty })).rejects.toThrow(/default export is not a function\.$/);
    const picky = made("picky.js", "exports.default = () => { throw new Error('url is missing'); };");
    await expect(estimatorFor({ resolve: picky })).rejects.toThrow(/eta\.options does not suit .*url is missing$/);
  });
});

describe("options of the ETA", () => {
  it("are refused by name when they are wrong or unknown", () => {
    expect(() => readEtaOptions({ eta: { timeout_ms: 0 } })).toThrow("dark-stores: option eta.timeout_ms");
    expect(() => readEtaOptions({ eta: { figures: { road_factor: 0.5 } } })).toThrow("eta.figures.road_factor");
    expect(() => readEtaOptions({ eta: { timeout: 5 } })).toThrow("eta");
    expect(readEtaOptions({ redisUrl: "redis://x" }).timeout_ms).toBe(300);
  });
});
