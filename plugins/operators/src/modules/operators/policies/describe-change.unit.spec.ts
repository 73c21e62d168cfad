import { answeredId, describeChange } from "./describe-change";

describe("a change in the audit log", () => {
  it("is named by its address: what kind of thing, and which one", () => {
    expect(describeChange("/admin/quick-orders/qo_01J9/status", { status: "CANCELLED" })).toEqual({
      path: "/admin/quick-orders/qo_01J9/status",
      resource: "quick-orders",
      resource_id: "qo_01J9",
      fields: ["status"],
    });
    expect(describeChange("/admin/products/batch", {})).toMatchObject({ resource: "products", resource_id: null });
  });

  it("names the fields that were sent and never holds their values", () => {
    const body = { first_name: "Asha", phone: "+919812345678", metadata: { note: "calls after nine" } };
    const described = describeChange("/admin/customers/cus_1", body);
    expect(described.fields).toEqual(["first_name", "phone", "metadata"]);
    expect(JSON.stringify(described)).not.toMatch(/Asha|98123|nine/);
  });

  it("leaves out names that could be somebody's data, and everything beyond fifty", () => {
    expect(describeChange("/admin/x", { "asha@example.com": 1, "a b": 1, ok: 1 }).fields).toEqual(["ok"]);
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field_${index}`, 1]));
    expect(describeChange("/admin/x", many).fields).toHaveLength(50);
  });

  it("has no fields for a list, a file or nothing", () => {
    for (const body of [undefined, null, "text", ["a"], Buffer.from("csv")]) {
      expect(describeChange("/admin/x", body).fields).toEqual([]);
    }
  });

  it("knows what was created from its answer", () => {
    expect(answeredId({ dark_store: { id: "ds_01J9", name: "Indiranagar" } })).toBe("ds_01J9");
    expect(answeredId({ count: 3, orders: [{ id: "order_1" }] })).toBeNull();
    expect(answeredId(null)).toBeNull();
  });
});
