import { mayLogIn } from "./active-actor";

describe("mayLogIn", () => {
  it("lets in active people and people whose record knows no status", () => {
    expect(mayLogIn({ id: "rider_1", status: "active" })).toBe(true);
    expect(mayLogIn({ id: "cus_1" })).toBe(true);
  });

  it.each(["suspended", "inactive"])("keeps out %s people", (status) => {
    expect(mayLogIn({ id: "rider_1", status })).toBe(false);
  });

  it("keeps out people who are not there", () => {
    expect(mayLogIn(undefined)).toBe(false);
  });
});
