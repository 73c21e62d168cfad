import { GUEST_KEY_LENGTH, tellsGuestsApart } from "./guest-key";

const SHORT = "1".repeat(GUEST_KEY_LENGTH - 1);

describe("a guest's key", () => {
  it.each(["/store/carts", "/store/carts/", "/store/payment-collections", "/store/customers"])(
    "must be long on %s, which all guests send to",
    (path) => {
      expect(tellsGuestsApart(SHORT, path)).toBe(false);
      expect(tellsGuestsApart(`${SHORT}1`, path)).toBe(true);
    },
  );

  it.each([
    "/store/carts/cart_1/complete",
    "/store/carts/cart_1",
    "/store/payment-collections/pay_col_1/payment-sessions",
  ])("may be short on %s, whose id only its owner knows", (path) => {
    expect(tellsGuestsApart("1", path)).toBe(true);
  });
});
