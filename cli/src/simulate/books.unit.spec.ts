import { checkBooks, soldQuantities, type Books, type Delivery, type OrderRecord } from "./books.js";

const WAY = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery", "delivered"] as const;

function orderOf(id: string, overrides: Partial<OrderRecord> = {}): OrderRecord {
  return {
    order_id: id,
    display_id: 1,
    dark_store_id: "dstore_1",
    customer_id: "cus_1",
    customer_first_name: "Anita",
    drop: { latitude: 12.97, longitude: 77.64, address: "12, 100 Feet Road" },
    status: "delivered",
    promised_at: "2026-01-01T00:10:00Z",
    placed_at: "2026-01-01T00:00:00Z",
    total: 100,
    currency_code: "inr",
    timeline: WAY.map((status) => ({ status, at: "2026-01-01T00:00:00Z" })),
    lines: [
      { line_item_id: "li_1", variant_id: "var_1", title: "Milk", quantity: 2, picked_quantity: 2, status: "picked" },
    ],
    ...overrides,
  };
}

function deliveryOf(orderId: string, overrides: Partial<Delivery> = {}): Delivery {
  return {
    id: `dlv_${orderId}`,
    order_id: orderId,
    rider_id: "rider_1",
    status: "delivered",
    cash_to_collect: 100,
    cash_collected: 100,
    earnings: [{ rider_id: "rider_1", amount: 30, kind: "delivery" }],
    ...overrides,
  };
}

function booksOf(overrides: Partial<Books> = {}): Books {
  return {
    wanted: 1,
    journeys: [{ orderId: "o1", name: "#1", status: "delivered", positionsSeen: 4, cancelledByCustomer: false }],
    orders: [orderOf("o1")],
    deliveries: [deliveryOf("o1")],
    stockBefore: new Map([["dstore_1/var_1", { on_hand: 10, reserved: 0 }]]),
    stockAfter: new Map([["dstore_1/var_1", { on_hand: 8, reserved: 0 }]]),
    ...overrides,
  };
}

const failed = (books: Books) =>
  checkBooks(books)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe("the books", () => {
  it("balance when everything was delivered, paid and seen", () => {
    expect(failed(booksOf())).toEqual([]);
  });

  it("do not balance when nothing happened", () => {
    expect(failed(booksOf({ orders: [], deliveries: [], journeys: [] })).length).toBeGreaterThan(0);
  });

  it.each([
    ["an order is missing", { wanted: 2 }, "every order was delivered"],
    [
      "a status was entered twice",
      { orders: [orderOf("o1", { timeline: [...WAY, "delivered" as const].map((status) => ({ status, at: "" })) })] },
      "every order passed each status once",
    ],
    [
      "an order has two deliveries",
      { deliveries: [deliveryOf("o1"), deliveryOf("o1")] },
      "every order has exactly one delivery",
    ],
    [
      "a piece is gone",
      { stockAfter: new Map([["dstore_1/var_1", { on_hand: 7, reserved: 0 }]]) },
      "stock on hand = start - sold",
    ],
    [
      "a hold was left",
      { stockAfter: new Map([["dstore_1/var_1", { on_hand: 8, reserved: 2 }]]) },
      "nothing is still reserved",
    ],
    [
      "nobody was paid",
      { deliveries: [deliveryOf("o1", { earnings: [] })] },
      "every delivery was paid to exactly one rider",
    ],
    [
      "somebody else was paid",
      { deliveries: [deliveryOf("o1", { earnings: [{ rider_id: "rider_2", amount: 30, kind: "delivery" }] })] },
      "every delivery was paid to exactly one rider",
    ],
    ["cash is short", { deliveries: [deliveryOf("o1", { cash_collected: 90 })] }, "cash collected = order totals"],
    [
      "a customer saw nobody",
      { journeys: [{ orderId: "o1", name: "#1", status: "delivered", positionsSeen: 0, cancelledByCustomer: false }] },
      "every customer's socket saw the rider",
    ],
  ] satisfies [string, Partial<Books>, string][])("say so when %s", (_, overrides, check) => {
    expect(failed(booksOf(overrides))).toContain(check);
  });

  it("balance when a customer cancelled in time and the goods are back", () => {
    const journey = { orderId: "o1", name: "#1", status: "cancelled", positionsSeen: 0, cancelledByCustomer: true };
    const done = { ...journey, orderId: "o2", positionsSeen: 1, cancelledByCustomer: false };
    const books = booksOf({
      wanted: 2,
      journeys: [journey, done],
      orders: [orderOf("o1", { status: "cancelled" }), orderOf("o2")],
      deliveries: [deliveryOf("o2")],
    });
    expect(failed(books)).toEqual([]);
    expect(failed({ ...books, journeys: [{ ...journey, cancelledByCustomer: false }, done] })).toContain(
      "every order was delivered",
    );
  });

  it("balance when every customer cancelled, and not when nobody came", () => {
    const journey = { orderId: "o1", name: "#1", status: "cancelled", positionsSeen: 0, cancelledByCustomer: true };
    const cancelled = { journeys: [journey], orders: [orderOf("o1", { status: "cancelled" })], deliveries: [] };
    const untouched = new Map([["dstore_1/var_1", { on_hand: 10, reserved: 0 }]]);
    expect(failed(booksOf({ ...cancelled, stockAfter: untouched }))).toEqual([]);
    expect(failed(booksOf({ ...cancelled, stockAfter: new Map() }))).toContain("stock on hand = start - sold");
  });

  it("do not balance when more is promised than there is", () => {
    expect(failed(booksOf({ stockAfter: new Map([["dstore_1/var_1", { on_hand: 8, reserved: 9 }]]) }))).toContain(
      "nothing was oversold",
    );
  });

  it("keep the shelves of two stores apart", () => {
    const both = [orderOf("o1"), orderOf("o2", { dark_store_id: "dstore_2" })];
    expect([...soldQuantities(both)]).toEqual([
      ["dstore_1/var_1", 2],
      ["dstore_2/var_1", 2],
    ]);
  });

  it("count a substitute as what it is, not as what it stands for", () => {
    const substituted = orderOf("o1", {
      lines: [
        {
          line_item_id: "li_1",
          variant_id: "milk",
          title: "Milk",
          quantity: 3,
          picked_quantity: 3,
          status: "picked",
          substitute: { variant_id: "oat", title: "Oat drink", quantity: 2 },
        },
      ],
    });
    expect([...soldQuantities([substituted])]).toEqual([
      ["dstore_1/milk", 1],
      ["dstore_1/oat", 2],
    ]);
  });

  it("count what was picked, not what was ordered, and nothing of a cancelled order", () => {
    const short = orderOf("o1", {
      lines: [{ line_item_id: "li_1", variant_id: "v", title: "", quantity: 3, picked_quantity: 1, status: "short" }],
    });
    const cancelled = orderOf("o2", { status: "cancelled" });
    expect([...soldQuantities([short, cancelled])]).toEqual([
      ["dstore_1/v", 1],
      ["dstore_1/var_1", 0],
    ]);
  });
});
