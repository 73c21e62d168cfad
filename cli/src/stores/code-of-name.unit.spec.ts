import { CodeMaker } from "./code-of-name.js";

describe("the code made of a name", () => {
  it.each([
    ["WHITE FIELD SO", "WHITE-FIELD-SO"],
    ["R M V IIND STAGE EXTN. SO", "R-M-V-IIND-STAGE-EXTN-SO"],
    ["KG Road PO (Good)", "KG-ROAD-PO-GOOD"],
    ["  Café  9 ", "CAFE-9"],
    ["A very long name of a place that goes on and on", "A-VERY-LONG-NAME-OF-A-PLACE-THAT"],
  ])("%j is %j", (name, code) => {
    expect(new CodeMaker().codeOf(name)).toBe(code);
  });

  it("takes a prefix and tells equal names apart within 32 characters", () => {
    const codes = new CodeMaker("blr-");
    expect(["Agram", "agram", "Agram"].map((name) => codes.codeOf(name))).toEqual([
      "BLR-AGRAM",
      "BLR-AGRAM-2",
      "BLR-AGRAM-3",
    ]);
    const long = new CodeMaker();
    expect([long.codeOf("X".repeat(40)), long.codeOf("X".repeat(40))]).toEqual(["X".repeat(32), `${"X".repeat(30)}-2`]);
  });

  it("does not exist for a name without letters that codes may have", () => {
    expect(new CodeMaker().codeOf("बेंगलुरु")).toBeNull();
    expect(new CodeMaker("BLR-").codeOf("--")).toBeNull();
  });
});
