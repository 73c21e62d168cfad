import { DELIVERY_STATUSES } from "../../contract";
import { sourcesOf } from "./state";

describe("the transitions of a delivery", () => {
  it("let only a picked-up delivery be delivered or fail", () => {
    expect(sourcesOf("delivered")).toEqual(["picked_up"]);
    expect(sourcesOf("failed")).toEqual(["picked_up"]);
  });

  it("let only an assigned delivery be picked up, and one that failed be tried again", () => {
    expect(sourcesOf("picked_up")).toEqual(["assigned", "failed"]);
  });

  it("let nothing leave delivered or cancelled", () => {
    const left = DELIVERY_STATUSES.flatMap((to) => sourcesOf(to));
    expect(left).not.toContain("delivered");
    expect(left).not.toContain("cancelled");
  });
});
