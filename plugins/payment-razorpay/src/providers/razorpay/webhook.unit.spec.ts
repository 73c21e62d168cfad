import { Counter } from "./__tests__/support/counter";
import type RazorpayProvider from "./razorpay-provider";

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().start();
});
afterEach(() => counter.fake.close());

describe("webhooks", () => {
  const hear = (razorpay: RazorpayProvider, event: string, paymentId: string) => {
    const { body, headers } = counter.fake.webhook(event, paymentId);
    return razorpay.getWebhookActionAndData({ data: {}, rawData: Buffer.from(body), headers });
  };

  it.each([
    ["payment.authorized", "authorized"],
    ["payment.captured", "captured"],
    ["order.paid", "captured"],
    ["payment.failed", "failed"],
    ["refund.processed", "not_supported"],
  ])("%s of a placed cart means %s", async (event, action) => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    counter.place(data.session_id);
    expect(await hear(razorpay, event, paymentId)).toEqual({
      action,
      data: { session_id: data.session_id, amount: 153.5 },
    });
  });

  it("only says authorised while there is no order to capture for", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    expect(await hear(razorpay, "payment.captured", paymentId)).toMatchObject({ action: "authorized" });
    counter.place(data.session_id, { authorized_at: null, status: "pending_authorization" });
    expect(await hear(razorpay, "payment.captured", paymentId)).toMatchObject({ action: "captured" });
  });

  it("believes the notes of the order and not those a customer can write", async () => {
    const razorpay = counter.provider();
    const [mine, other] = [await counter.open(razorpay), await counter.open(razorpay)];
    const { payment } = counter.fake.pay(mine.razorpay_order_id, {
      status: "authorized",
      notes: { session_id: other.session_id },
    });
    expect(await hear(razorpay, "payment.authorized", payment.id)).toMatchObject({
      data: { session_id: mine.session_id },
    });
  });

  it("gives money back, once, that is paid for a session that is gone", async () => {
    for (const razorpay of [counter.provider(), counter.provider({ auto_capture: false })]) {
      const data = await counter.open(razorpay);
      const { payment } = counter.fake.pay(data.razorpay_order_id);
      counter.sessions = [];
      for (const event of ["payment.captured", "order.paid", "payment.captured"]) {
        expect(await hear(razorpay, event, payment.id)).toMatchObject({ action: "canceled" });
      }
      expect(counter.fake.payment(payment.id).status).toBe("refunded");
      expect(counter.fake.refundsOf(payment.id)).toHaveLength(1);
    }
  });

  it("gives money back that is paid for an order whose amount has changed since", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { payment } = counter.fake.pay(data.razorpay_order_id);
    counter.sessions = [
      { id: data.session_id, status: "pending", authorized_at: null, data: { razorpay_order_id: "order_2" } },
    ];
    expect(await hear(razorpay, "payment.captured", payment.id)).toMatchObject({ action: "canceled" });
    expect(counter.fake.payment(payment.id).status).toBe("refunded");
  });

  it("refuses what is not signed with the secret, before reading it", async () => {
    const razorpay = counter.provider();
    const { paymentId } = await counter.openAndPay(razorpay);
    const { body, headers } = counter.fake.webhook("payment.captured", paymentId);
    const calls = counter.fake.calls.length;
    const attempts = [
      { rawData: body.replace("15350", "15351"), headers },
      { rawData: body, headers: { ...headers, "x-razorpay-signature": "0".repeat(64) } },
      { rawData: body, headers: { ...headers, "x-razorpay-signature": "short" } },
      { rawData: body, headers: {} },
      { rawData: undefined as unknown as string, headers },
      { rawData: "not json", headers },
    ];
    for (const attempt of attempts) {
      await expect(razorpay.getWebhookActionAndData({ data: JSON.parse(body), ...attempt })).rejects.toMatchObject({
        code: "webhook_signature_invalid",
      });
    }
    expect(counter.fake.calls).toHaveLength(calls);
  });

  it("has no use for other events, nor for payments of others on the same account", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    expect(await hear(razorpay, "settlement.processed", paymentId)).toEqual({ action: "not_supported" });
    counter.fake.order(data.razorpay_order_id).notes = [];
    expect(await hear(razorpay, "payment.captured", paymentId)).toEqual({ action: "not_supported" });
  });

  it("refuses a payment of another amount than its order's", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { payment } = counter.fake.pay(data.razorpay_order_id, { amount: 100 });
    await expect(hear(razorpay, "payment.captured", payment.id)).rejects.toMatchObject({ code: "payment_mismatch" });
  });

  it("is heard again when Razorpay could not be asked", async () => {
    const razorpay = counter.provider();
    const { paymentId } = await counter.openAndPay(razorpay);
    counter.fake.failNext("GET", /\/orders\//, { status: 503 });
    await expect(hear(razorpay, "payment.captured", paymentId)).rejects.toMatchObject({
      code: "payment_gateway_unavailable",
    });
    expect(await hear(razorpay, "payment.captured", paymentId)).toMatchObject({ action: "authorized" });
  });
});
