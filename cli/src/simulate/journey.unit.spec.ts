import { Journey } from "./journey.js";

describe("a journey", () => {
  it("moves forward only and tells of each move once", () => {
    const journey = new Journey(1);
    const seen: string[] = [];
    journey.onChange(({ status }) => seen.push(status));
    ["confirmed", "preparing", "confirmed", "preparing", "delivered", "out_for_delivery"].forEach((status) =>
      journey.moveTo(status),
    );
    expect(seen).toEqual(["confirmed", "preparing", "delivered"]);
    expect(journey.finished).toBe(true);
  });

  it("stays failed", () => {
    const journey = new Journey(1);
    journey.fail("the customer left");
    journey.moveTo("delivered");
    expect(journey).toMatchObject({ status: "waiting", failure: "the customer left" });
  });

  it("does not fail after it has ended", () => {
    const journey = new Journey(1);
    journey.moveTo("delivered");
    journey.fail("time is up");
    expect(journey.failure).toBeNull();
  });
});
