import { Counter } from "./__tests__/support/counter";
import type { SessionData } from "./session-data";

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().start();
});
afterEach(() => counter.fake.close());

describe("capturing", () => {
  const manual = () => counter.provider({ auto_capture: false });

  it("captures once, however often it is asked", async () => {
    const razorpay = manual();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    expect(data.payment_status).toBe("authorized");
    const once = await razorpay.capturePayment({ data });
    expect(once.data).toMatchObject({ payment_status: "captured" });
    expect(await razorpay.capturePayment({ data })).toEqual(once);
    expect(counter.fake.countCalls("POST", /capture$/)).toBe(1);
    expect(counter.fake.payment(paymentId)).toMatchObject({ status: "captured", amount: 15350 });
  });

  it("succeeds when the answer of the capture was lost, or another process was quicker", async () => {
    const razorpay = manual();
    const { data } = await counter.openAndPay(razorpay);
    counter.fake.failNext("POST", /capture$/, "lose_answer");
    expect((await razorpay.capturePayment({ data })).data).toMatchObject({ payment_status: "captured" });

    const other = await counter.openAndPay(razorpay);
    const both = await Promise.all([1, 2].map(() => razorpay.capturePayment({ data: other.data })));
    expect(both.map(({ data }) => data?.payment_status)).toEqual(["captured", "captured"]);
  });

  it("can be repeated after Razorpay was down", async () => {
    const razorpay = manual();
    const { data } = await counter.openAndPay(razorpay);
    counter.fake.failNext("POST", /capture$/, { status: 503 });
    await expect(razorpay.capturePayment({ data })).rejects.toMatchObject({ code: "payment_gateway_unavailable" });
    expect((await razorpay.capturePayment({ data })).data).toMatchObject({ payment_status: "captured" });
  });

  it("refuses what nobody paid, and what failed", async () => {
    const razorpay = manual();
    const data = await counter.open(razorpay);
    await expect(razorpay.capturePayment({ data })).rejects.toMatchObject({ code: "payment_not_capturable" });
    const { payment } = counter.fake.pay(data.razorpay_order_id, { status: "failed" });
    await expect(razorpay.capturePayment({ data: { ...data, razorpay_payment_id: payment.id } })).rejects.toMatchObject(
      { code: "payment_not_capturable" },
    );
  });
});

describe("refunding", () => {
  it("gives back parts and then the rest, and no more than that", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    const part = await counter.refund(razorpay, data, 53.5, "ref_00000001");
    expect(part.payment_status).toBe("captured");
    await expect(counter.refund(razorpay, part, 100.01, "ref_00000002")).rejects.toMatchObject({
      code: "refund_exceeds_payment",
    });
    const rest = await counter.refund(razorpay, part, 100, "ref_00000003");
    expect(rest.payment_status).toBe("refunded");
    expect(counter.fake.refundsOf(paymentId)).toMatchObject([
      { amount: 5350, receipt: "ref_00000001" },
      { amount: 10000, receipt: "ref_00000003" },
    ]);
  });

  it("gives back once per reference", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    await counter.refund(razorpay, data, 20, "ref_00000001");
    await counter.refund(razorpay, data, 20, "ref_00000001");
    expect(counter.fake.refundsOf(paymentId)).toHaveLength(1);
  });

  it("gives back twice what Medusa asks for under two references", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    await Promise.all([
      counter.refund(razorpay, data, 20, "ref_00000001"),
      counter.refund(razorpay, data, 20, "ref_00000002"),
    ]);
    expect(counter.fake.refundsOf(paymentId)).toHaveLength(2);
  });

  it("finds the refund whose answer was lost", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    counter.fake.failNext("POST", /refund$/, "lose_answer");
    await counter.refund(razorpay, data, 20, "ref_00000001");
    expect(counter.fake.refundsOf(paymentId)).toHaveLength(1);
  });

  it("does not pay twice when Medusa asks anew for a refund that it believes failed", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    counter.fake.failNext("POST", /refund$/, "lose_answer");
    counter.fake.failNext("GET", /refunds$/, { status: 503 }, 1);
    await expect(counter.refund(razorpay, data, 20, "ref_00000001")).rejects.toMatchObject({
      code: "payment_gateway_unavailable",
    });
    await counter.refund(razorpay, data, 20, "ref_00000002");
    expect(counter.fake.refundsOf(paymentId)).toMatchObject([{ amount: 2000 }]);
  });

  it("refuses to give back what was never taken", async () => {
    const razorpay = counter.provider({ auto_capture: false });
    const { data } = await counter.openAndPay(razorpay);
    await expect(counter.refund(razorpay, data, 20, "ref_00000001")).rejects.toMatchObject({
      code: "refund_exceeds_payment",
    });
  });
});

describe("cancelling", () => {
  it("gives everything back once, also what was only authorised", async () => {
    for (const razorpay of [counter.provider(), counter.provider({ auto_capture: false })]) {
      const { data, paymentId } = await counter.openAndPay(razorpay);
      const cancelled = await razorpay.cancelPayment({ data });
      await razorpay.cancelPayment({ data });
      await razorpay.cancelPayment({ data: cancelled.data });
      expect(counter.fake.payment(paymentId)).toMatchObject({ status: "refunded", amount_refunded: 15350 });
      expect(counter.fake.refundsOf(paymentId)).toHaveLength(1);
      expect((await razorpay.getPaymentStatus({ data: cancelled.data })).status).toBe("canceled");
    }
  });

  it("counts the refund that Medusa asks for after a cancellation as made", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    const cancelled = await razorpay.cancelPayment({ data });
    await counter.refund(razorpay, cancelled.data as SessionData, 153.5, "ref_00000001");
    expect(counter.fake.refundsOf(paymentId)).toHaveLength(1);
  });

  it("gives back only what is left after a partial refund", async () => {
    const razorpay = counter.provider();
    const { data, paymentId } = await counter.openAndPay(razorpay);
    await counter.refund(razorpay, data, 53.5, "ref_00000001");
    await razorpay.cancelPayment({ data });
    expect(counter.fake.refundsOf(paymentId).map(({ amount }) => amount)).toEqual([5350, 10000]);
  });
});

describe("dropping a session", () => {
  it("gives back what was paid meanwhile", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { payment } = counter.fake.pay(data.razorpay_order_id);
    await razorpay.deletePayment({ data });
    expect(counter.fake.payment(payment.id).status).toBe("refunded");
  });

  it("lets an unpaid session go while Razorpay is down, so that another method can be chosen", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    await counter.fake.close();
    await expect(razorpay.deletePayment({ data })).resolves.toMatchObject({
      data: { cancelled_at: expect.any(String) },
    });
  });

  it("keeps a session that is known to be paid until the money can go back", async () => {
    const razorpay = counter.provider();
    const { data } = await counter.openAndPay(razorpay);
    await counter.fake.close();
    await expect(razorpay.deletePayment({ data })).rejects.toMatchObject({ code: "payment_gateway_unavailable" });
  });

  it("drops a session that never got an order", async () => {
    await expect(counter.provider().deletePayment({ data: { session_id: "payses_x" } })).resolves.toBeDefined();
  });
});
