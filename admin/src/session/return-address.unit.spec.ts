import { returnAddressOf } from "./return-address.js";

describe("where to go on after logging in", () => {
  it.each(["/admin", "/admin/resources/orders?filters.status=PENDING&page=2", "/admin/pages/map"])(
    "is %s",
    (address) => {
      expect(returnAddressOf(address, "/admin")).toBe(address);
    },
  );

  it.each([
    "https://elsewhere.test/admin/resources/orders",
    "//elsewhere.test/admin/resources/orders",
    "/\\elsewhere.test/admin",
    "/admin/../elsewhere",
    "/admin/logout",
    "/admin/login?next=/admin",
    "/administration/resources/x",
    "/admin/api/resources/orders/actions/list",
    "javascript:alert(1)",
    `/admin/resources/${"x".repeat(3_000)}`,
    undefined,
    ["/admin"],
  ])("is never %s", (address) => {
    expect(returnAddressOf(address, "/admin")).toBeNull();
  });
});
