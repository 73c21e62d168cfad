import { BrailleCanvas } from "./braille-canvas.js";

describe("a canvas of dots", () => {
  it("has two by four dots in a character", () => {
    const canvas = new BrailleCanvas(2, 1);
    for (let y = 0; y < 4; y += 1) canvas.dot(0, y);
    canvas.dot(3, 3);
    expect(canvas.lines()).toEqual(["⡇⢀"]);
  });

  it("draws lines with both ends, in any direction", () => {
    const down = new BrailleCanvas(2, 1);
    down.line(0, 0, 3, 3);
    const up = new BrailleCanvas(2, 1);
    up.line(3, 3, 0, 0);
    expect(down.lines()).toEqual(["⠑⢄"]);
    expect(up.lines()).toEqual(down.lines());
  });

  it("leaves out what lies outside", () => {
    const canvas = new BrailleCanvas(1, 1);
    canvas.line(-5, 0, 9, 0);
    expect(canvas.lines()).toEqual(["⠉"]);
  });

  it("puts a label over dots", () => {
    const canvas = new BrailleCanvas(3, 1);
    canvas.line(0, 0, 5, 0);
    canvas.label(2, 1, "S");
    expect(canvas.lines()).toEqual(["⠉S⠉"]);
  });
});
