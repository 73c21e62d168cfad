import { placeAt } from "./places.js";
import { simplifyLine } from "./simplify-line.js";

const home = { latitude: 12.97, longitude: 77.64 };
const corner = placeAt(home, 500, 90);

describe("a simplified line", () => {
  it("keeps its ends and corners and leaves out what lies between them", () => {
    const east = Array.from({ length: 100 }, (_, index) => placeAt(home, index * 5, 90));
    const north = Array.from({ length: 100 }, (_, index) => placeAt(corner, index * 5, 0));
    const line = [...east, corner, ...north];
    expect(simplifyLine(line, 10)).toEqual([home, corner, line.at(-1)]);
  });

  it("takes a rider who stands still, one place and none", () => {
    expect(simplifyLine([home, home, home], 10).length).toBeGreaterThan(0);
    expect(simplifyLine([home], 10)).toEqual([home]);
    expect(simplifyLine([], 10)).toEqual([]);
  });
});
