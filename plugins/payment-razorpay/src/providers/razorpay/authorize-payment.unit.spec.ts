import { ACCOUNT, Counter } from "./__tests__/support/counter";

let counter: Counter;
beforeEach(async () => {
  counter = await new Counter().start();
});
afterEach(() => counter.fake.close());

describe("opening a session", () => {
  it("opens an order in paise and gives the client what the checkout needs, and no secret", async () => {
    const data = await counter.open(counter.provider(), "153.505");
    const order = counter.fake.order(data.razorpay_order_id);
    expect(order).toMatchObject({ amount: 15351, currency: "INR", receipt: `${data.session_id}-1` });
    expect(order.notes).toEqual({ session_id: data.session_id });
    expect(data).toMatchObject({ razorpay_order_id: order.id, key_id: ACCOUNT.key_id, amount: 15351, currency: "INR" });
    expect(JSON.stringify(data)).not.toContain(ACCOUNT.key_secret);
  });

  it("counts in the digits of the currency", async () => {
    expect(await counter.open(counter.provider(), 295, "jpy")).toMatchObject({ amount: 295, currency: "JPY" });
    expect(await counter.open(counter.provider(), 295.991, "kwd")).toMatchObject({ amount: 295990, currency: "KWD" });
  });

  it("does not let a client say beforehand that it has paid", async () => {
    const razorpay = counter.provider();
    const { data } = await razorpay.initiatePayment({
      amount: 10,
      currency_code: "inr",
      data: { session_id: "payses_x", payment_status: "captured", razorpay_payment_id: "pay_mine" },
    });
    expect(data).toMatchObject({ payment_status: null, razorpay_payment_id: null });
  });

  it("passes on why Razorpay refuses", async () => {
    await expect(counter.open(counter.provider(), 0.5)).rejects.toMatchObject({
      code: "payment_refused_by_gateway",
      message: expect.stringContaining("less than minimum"),
    });
  });

  it("says so when the keys are wrong, without naming them", async () => {
    await expect(counter.open(counter.provider({ key_secret: "wrong" }))).rejects.toMatchObject({
      code: "payment_gateway_unavailable",
    });
  });
});

describe("authorising", () => {
  it("is captured when the customer paid, with and without the client's callback", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { payment, callback } = counter.fake.pay(data.razorpay_order_id);
    const expected = { status: "captured", data: { razorpay_payment_id: payment.id, payment_status: "captured" } };
    expect(await razorpay.authorizePayment({ data })).toMatchObject(expected);
    expect(await razorpay.authorizePayment({ data: { ...data, ...callback } })).toMatchObject(expected);
  });

  it("captures by itself what Razorpay has only authorised yet", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id, { status: "created" }).payment.status = "authorized";
    expect(await razorpay.authorizePayment({ data })).toMatchObject({ status: "captured" });
  });

  it("leaves it authorised where captures are made by hand", async () => {
    const razorpay = counter.provider({ auto_capture: false });
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id);
    expect(await razorpay.authorizePayment({ data })).toMatchObject({ status: "authorized" });
  });

  it("waits for a payment that is under way", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { payment } = counter.fake.pay(data.razorpay_order_id, { status: "created" });
    const pending = await razorpay.authorizePayment({ data });
    expect(pending.status).toBe("pending_authorization");
    counter.fake.settle(payment.id);
    expect(await razorpay.authorizePayment({ data: pending.data })).toMatchObject({ status: "captured" });
  });

  it("counts the attempt that succeeded, whatever came before it", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const first = counter.fake.pay(data.razorpay_order_id, { status: "created" });
    const pending = await razorpay.authorizePayment({ data });
    first.payment.status = "failed";
    const { payment } = counter.fake.pay(data.razorpay_order_id);
    expect(await razorpay.authorizePayment({ data: pending.data })).toMatchObject({
      status: "captured",
      data: { razorpay_payment_id: payment.id },
    });
  });

  it("refuses an order that nobody has paid", async () => {
    const razorpay = counter.provider();
    await expect(razorpay.authorizePayment({ data: await counter.open(razorpay) })).rejects.toMatchObject({
      type: "payment_requires_more_error",
      code: "payment_not_made",
    });
  });

  it("refuses a payment that failed and says why", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id, { status: "failed" });
    await expect(razorpay.authorizePayment({ data })).rejects.toMatchObject({
      code: "payment_failed",
      message: "The payment failed: Payment was declined by the bank",
    });
  });

  it.each([
    ["amount", { amount: 100 }],
    ["currency", { currency: "USD" }],
  ])("refuses another %s than the one asked for", async (_what, asked) => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id, asked);
    await expect(razorpay.authorizePayment({ data })).rejects.toMatchObject({ code: "payment_mismatch" });
  });

  it("refuses a signature that is not Razorpay's", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    const { callback } = counter.fake.pay(data.razorpay_order_id);
    const forged = { ...callback, razorpay_signature: "0".repeat(64) };
    await expect(razorpay.authorizePayment({ data: { ...data, ...forged } })).rejects.toMatchObject({
      code: "payment_signature_invalid",
    });
    const unsigned = { ...data, razorpay_payment_id: callback.razorpay_payment_id };
    await expect(razorpay.authorizePayment({ data: unsigned })).rejects.toMatchObject({
      code: "payment_signature_invalid",
    });
  });

  it("refuses the paid order of another session under this one", async () => {
    const razorpay = counter.provider();
    const [mine, cheap] = [await counter.open(razorpay, 500), await counter.open(razorpay, 1)];
    const { callback } = counter.fake.pay(cheap.razorpay_order_id);
    await expect(
      razorpay.authorizePayment({ data: { ...mine, ...callback, razorpay_order_id: mine.razorpay_order_id } }),
    ).rejects.toMatchObject({ code: "payment_signature_invalid" });
  });

  it("refuses a payment that was given back", async () => {
    const razorpay = counter.provider();
    const { data } = await counter.openAndPay(razorpay);
    await counter.refund(razorpay, data, 153.5, "ref_00000001");
    await expect(razorpay.authorizePayment({ data })).rejects.toMatchObject({ code: "payment_not_made" });
  });

  it.each([
    ["silent", "silent" as const],
    ["broken", { status: 502 }],
    ["overloaded", { status: 429 }],
    ["cutting connections", "lose_answer" as const],
  ])("loses nothing while Razorpay is %s", async (_how, failure) => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    counter.fake.pay(data.razorpay_order_id);
    counter.fake.failNext("GET", /\/payments$/, failure);
    await expect(razorpay.authorizePayment({ data })).rejects.toMatchObject({ code: "payment_gateway_unavailable" });
    expect(await razorpay.authorizePayment({ data })).toMatchObject({ status: "captured" });
  });

  it("is refused within its time limit when nobody listens", async () => {
    const razorpay = counter.provider();
    const data = await counter.open(razorpay);
    await counter.fake.close();
    await expect(razorpay.authorizePayment({ data })).rejects.toMatchObject({ code: "payment_gateway_unavailable" });
  });
});
