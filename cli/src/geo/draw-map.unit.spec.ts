import type { Area } from "./area.js";
import { drawMap } from "./draw-map.js";

const square: Area = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
      [0, 0],
    ],
  ],
};

describe("a map in the terminal", () => {
  it("keeps the shape and says how wide it is", () => {
    const map = drawMap({ areas: [square], marks: [{ latitude: 0.005, longitude: 0.005, character: "●" }] }, 12);
    expect(map).toBe(
      [
        "⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹",
        "⡇          ⢸",
        "⡇          ⢸",
        "⡇     ●    ⢸",
        "⡇          ⢸",
        "⣇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸",
        "├─ 1.1 km ─┤",
      ].join("\n"),
    );
  });

  it("never passes the width, nor a screen's height for what is tall", () => {
    const tall: Area = { ...square, coordinates: [square.coordinates[0]!.map(([x, y]) => [x! / 10, y!])] };
    const lines = drawMap({ areas: [tall], marks: [] }, 60).split("\n");
    expect(lines.length).toBeLessThanOrEqual(23);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it("draws one place alone", () => {
    expect(drawMap({ areas: [], marks: [{ latitude: 1, longitude: 1, character: "●" }] }, 9)).toContain("●");
  });
});
