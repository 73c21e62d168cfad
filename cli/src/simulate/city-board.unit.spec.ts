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
    const lines = cityLines({ journeys, ledger, venues: [{ store, shelf: [] }] }, "07:30", 80);
    expect(lines[0]).toBe("07:30");
    expect(lines).toContain("  delivered        1  ██████████");
    expect(lines).toContain("  failed        1");
    expect(lines.join("\n")).toMatch(/▲[^]*●/);
    expect(lines.at(-1)).toBe("  ● TEST  ▲ 1 riders");
  });
});
