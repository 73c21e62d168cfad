import type { DarkStore } from "../stores/dark-stores.js";
import { cityLines } from "./city-board.js";
import { Journey } from "./journey.js";
import { Ledger } from "./ledger.js";

describe("the live view of a city", () => {
  it("counts orders by where they stand and shows riders on the map", () => {
    const journeys = [1, 2, 3].map((number) => new Journey(number));
    journeys[0]!.moveTo("delivered");
    journeys[1]!.fail("lost");
    const ledger = new Ledger();
    ledger.moved("Ravi", { latitude: 1.001, longitude: 1.001 });
    const store = { code: "TEST", latitude: 1, longitude: 1 } as DarkStore;
    const lines = cityLines({ journeys, ledger, venues: [{ store, shelf: [] }] }, "07:30", { width: 80, height: 50 });
    expect(lines[0]).toBe("07:30");
    expect(lines).toContain("  delivered        1  ██████████");
    expect(lines).toContain("  failed        1");
    expect(lines.join("\n")).toMatch(/▲[^]*●/);
    expect(lines.at(-1)).toBe("  ● TEST  ▲ 1 riders");
  });

  it.each([10, 17, 24, 80])("fits a screen of %d lines, the cursor's own among them", (height) => {
    const ledger = new Ledger();
    ledger.moved("Ravi", { latitude: 1.1, longitude: 1 });
    const venues = [{ store: { code: "TEST", latitude: 1, longitude: 1 } as DarkStore, shelf: [] }];
    const lines = cityLines({ journeys: [new Journey(1)], ledger, venues }, "07:30", { width: 80, height });
    expect(lines.length).toBeLessThan(Math.max(height, 12));
    expect(lines.some((line) => line.includes("├"))).toBe(height > 16);
  });
});
