import { readEnvironment } from "./environment";

const REQUIRED = {
  DATABASE_URL: "postgres://quickdash@localhost/quickdash",
  REDIS_URL: "redis://localhost",
  JWT_SECRET: "jwt",
  COOKIE_SECRET: "cookie",
};
const RAZORPAY = { RAZORPAY_KEY_ID: "id", RAZORPAY_KEY_SECRET: "secret", RAZORPAY_WEBHOOK_SECRET: "webhook" };

describe("the keys of a payment method", () => {
  it("may be left out, and empty ones count as left out", () => {
    expect(readEnvironment({ ...REQUIRED, RAZORPAY_KEY_ID: "" }).RAZORPAY_KEY_ID).toBeUndefined();
  });

  it("are taken together", () => {
    expect(readEnvironment({ ...REQUIRED, ...RAZORPAY })).toMatchObject(RAZORPAY);
  });

  it("are refused in part, naming those that are missing", () => {
    expect(() => readEnvironment({ ...REQUIRED, RAZORPAY_KEY_ID: "id" })).toThrow(
      "RAZORPAY_KEY_ID is set without RAZORPAY_KEY_SECRET and RAZORPAY_WEBHOOK_SECRET: set all of them or none.",
    );
    expect(() => readEnvironment({ ...REQUIRED, STRIPE_WEBHOOK_SECRET: "whsec" })).toThrow(
      "STRIPE_WEBHOOK_SECRET is set without STRIPE_API_KEY: set all of them or none.",
    );
  });
});

describe("the documents that riders need", () => {
  it("are said by vehicle, and a vehicle left out needs none", () => {
    const RIDER_DOCUMENTS = '{"scooter": ["identity", "driving_licence"]}';
    expect(readEnvironment({ ...REQUIRED, RIDER_DOCUMENTS }).RIDER_DOCUMENTS).toEqual({
      walk: [],
      cycle: [],
      scooter: ["identity", "driving_licence"],
      electric_scooter: [],
    });
  });

  it("are refused when they are no JSON, or of a kind or vehicle that does not exist", () => {
    for (const RIDER_DOCUMENTS of ["identity", '{"scooter": ["passport"]}', '{"car": ["identity"]}']) {
      expect(() => readEnvironment({ ...REQUIRED, RIDER_DOCUMENTS })).toThrow("RIDER_DOCUMENTS");
    }
  });
});
