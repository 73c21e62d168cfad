import { Counter } from "./__tests__/support/counter";
import RazorpayProvider from "./razorpay-provider";
import type { SessionData } from "./session-data";

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().start();
});
afterEach(() => counter.fake.close());

describe("changing a session", () => {
  const change = (data: Record<string, unknown>, amount: number) => ({ data, amount, currency_code: "inr" });

  it("opens another order for another amount", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const changed = (await razorpay.updatePayment(change(data, 99))).data as SessionData;
    expect(changed).toMatchObject({ amount: 9900, order_number: 2, session_id: data.session_id });
    expect(changed.razorpay_order_id).not.toBe(data.razorpay_order_id);
    expect(counter.fake.order(changed.razorpay_order_id).receipt).toBe(`${data.session_id}-2`);
  });

  it("keeps the order when the amount stays", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    expect((await razorpay.updatePayment(change(data, 153.5))).data).toEqual(data);
  });

  it("refuses another amount once the customer is paying", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id, { status: "created" });
    await expect(razorpay.updatePayment(change(data, 99))).rejects.toMatchObject({ code: "payment_already_made" });
  });

  it("takes in the client's callback, and refuses one that Razorpay did not sign", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { callback } = counter.fake.pay(data.razorpay_order_id);
    expect((await razorpay.updatePayment(change({ ...data, ...callback }, 153.5))).data).toMatchObject(callback);
    const forged = { ...callback, razorpay_signature: "f".repeat(64) };
    await expect(razorpay.updatePayment(change({ ...data, ...forged }, 153.5))).rejects.toMatchObject({
      code: "payment_signature_invalid",
    });
  });
});

describe("asking how it stands", () => {
  it.each([
    ["created", "pending_authorization"],
    ["failed", "error"],
    ["captured", "captured"],
    ["refunded", "canceled"],
  ] as const)("says of a payment that is %s: %s", async (status, expected) => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id, { status });
    expect((await razorpay.getPaymentStatus({ data })).status).toBe(expected);
    expect((await razorpay.retrievePayment({ data })).data).toMatchObject({ payment_status: status });
  });

  it("says of an order without payments that more is required", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    expect((await razorpay.getPaymentStatus({ data })).status).toBe("requires_more");
    expect((await razorpay.retrievePayment({ data })).data).toEqual(data);
  });

  it("does not know a session that was not opened with it", async () => {
    await expect(counter.provider().getPaymentStatus({ data: { id: "cod_1" } })).rejects.toMatchObject({
      code: "payment_mismatch",
    });
  });
});

describe("its options", () => {
  it("are refused with the name of what is missing", () => {
    expect(() => RazorpayProvider.validateOptions({ key_id: "x" })).toThrow(/key_secret.*webhook_secret/);
  });
});
