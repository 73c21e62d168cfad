import { mayLogIn } from "./active-actor";

const PHONE = "+919812345678";

describe("mayLogIn", () => {
  it("lets in active people and people whose record knows no status", () => {
    expect(mayLogIn("rider", { id: "rider_1", status: "active", phone: PHONE }, PHONE)).toBe(true);
    expect(mayLogIn("customer", { id: "cus_1" }, PHONE)).toBe(true);
  });

  it.each(["suspended", "inactive"])("keeps out %s people", (status) => {
    expect(mayLogIn("staff", { id: "staff_1", status, phone: PHONE }, PHONE)).toBe(false);
  });

  it("keeps out people who are not there", () => {
    expect(mayLogIn("rider", undefined, PHONE)).toBe(false);
  });

  it("keeps riders and staff out with a number they no longer have", () => {
    const moved = { id: "rider_1", status: "active", phone: "+919800000000" };
    expect(mayLogIn("rider", moved, PHONE)).toBe(false);
    expect(mayLogIn("staff", moved, PHONE)).toBe(false);
  });

  it("lets customers in who wrote another number into their profile", () => {
    expect(mayLogIn("customer", { id: "cus_1", phone: "+919800000000" }, PHONE)).toBe(true);
  });
});
