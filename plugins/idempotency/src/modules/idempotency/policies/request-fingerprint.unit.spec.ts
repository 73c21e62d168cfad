import { keyId, requestFingerprint, type AskedRequest } from "./request-fingerprint";

const address = { method: "POST", path: "/store/carts" };
const asha = { actor: { actor_type: "customer", actor_id: "cus_asha" }, publishable_key: "pk_1", ...address };

describe("the name of a key", () => {
  it("is the same whenever the same person sends it", () => {
    expect(keyId({ ...asha, authorization: "Bearer new" }, "k")).toBe(
      keyId({ ...asha, authorization: "Bearer old" }, "k"),
    );
  });

  it.each([
    ["another person", { actor: { actor_type: "customer", actor_id: "cus_ravi" } }],
    ["another kind of person", { actor: { actor_type: "rider", actor_id: "cus_asha" } }],
    ["a guest", { actor: undefined }],
  ])("differs for %s", (_, asker) => {
    expect(keyId({ ...asha, ...asker }, "k")).not.toBe(keyId(asha, "k"));
  });

  it("is a person's wherever they send it, so that it is noticed with another request", () => {
    expect(keyId({ ...asha, method: "DELETE", path: "/store/carts/cart_1" }, "k")).toBe(keyId(asha, "k"));
  });

  it("differs for guests who ask something else or hold another token or another publishable key", () => {
    const names = [
      { publishable_key: "pk_1" },
      { publishable_key: "pk_2" },
      { publishable_key: "pk_1", authorization: "Bearer a" },
      { publishable_key: "pk_1", authorization: "Bearer b" },
      { publishable_key: "pk_1", path: "/store/carts/cart_1" },
      { publishable_key: "pk_1", path: "/store/carts/cart_2" },
      { publishable_key: "pk_1", path: "/store/carts/cart_2", method: "DELETE" },
    ].map((guest) => keyId({ ...address, ...guest }, "k"));
    expect(new Set(names).size).toBe(names.length);
  });

  it("shows neither the key nor the person", () => {
    expect(keyId(asha, "k")).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the fingerprint of a request", () => {
  const request: AskedRequest = {
    method: "POST",
    url: "/store/carts?fields=id",
    body: { region_id: "reg_1", items: [{ variant_id: "v1", quantity: 2 }] },
    headers: { "x-dark-store-id": "dst_1" },
  };

  it("does not depend on the order of a body's fields", () => {
    const turned = { ...request, body: { items: [{ quantity: 2, variant_id: "v1" }], region_id: "reg_1" } };
    expect(requestFingerprint(turned)).toBe(requestFingerprint(request));
  });

  it.each<[string, Partial<AskedRequest>]>([
    ["method", { method: "DELETE" }],
    ["path", { url: "/store/carts/cart_1?fields=id" }],
    ["query", { url: "/store/carts?fields=*" }],
    ["body", { body: { region_id: "reg_1", items: [{ variant_id: "v1", quantity: 3 }] } }],
    ["kind of a value", { body: { region_id: "reg_1", items: [{ variant_id: "v1", quantity: "2" }] } }],
    ["absence of a body", { body: undefined }],
    ["named header", { headers: { "x-dark-store-id": "dst_2" } }],
  ])("differs with another %s", (_, change) => {
    expect(requestFingerprint({ ...request, ...change })).not.toBe(requestFingerprint(request));
  });

  it("tells a list from fields with numbers for names, and one order of a list from another", () => {
    const prints = [["a", "b"], ["b", "a"], { 0: "a", 1: "b" }].map((body) => requestFingerprint({ ...request, body }));
    expect(new Set(prints).size).toBe(3);
  });
});
