import CashOnDeliveryProvider from "./cash-on-delivery-provider";

const provider = new CashOnDeliveryProvider({});

async function authorized() {
  const session = await provider.initiatePayment({ amount: 153, currency_code: "inr" });
  const { data, status } = await provider.authorizePayment({ data: session.data });
  return { session, data, status };
}

describe("cash on delivery", () => {
  it("is called cod, so that Medusa lists it as pp_cod_cod", () => {
    expect(CashOnDeliveryProvider.identifier).toBe("cod");
  });

  it("accepts the promise to pay at once", async () => {
    const { session, data, status } = await authorized();
    expect(status).toBe("authorized");
    expect(data).toMatchObject({ id: session.id, method: "cash_on_delivery", state: "to_collect" });
  });

  it("gives every session its own id", async () => {
    const [one, other] = await Promise.all([authorized(), authorized()]);
    expect(one.session.id).not.toBe(other.session.id);
  });

  it("counts as captured only once the cash is collected", async () => {
    const { data } = await authorized();
    expect((await provider.getPaymentStatus({ data })).status).toBe("authorized");
    const collected = await provider.capturePayment({ data });
    expect(collected.data).toMatchObject({ state: "collected" });
    expect((await provider.getPaymentStatus({ data: collected.data })).status).toBe("captured");
  });

  it("keeps what was known when it is cancelled", async () => {
    const { session, data } = await authorized();
    const cancelled = await provider.cancelPayment({ data });
    expect(cancelled.data).toMatchObject({ id: session.id, state: "cancelled" });
    expect((await provider.getPaymentStatus({ data: cancelled.data })).status).toBe("canceled");
  });

  it("writes down every hand-back of cash with its amount", async () => {
    const { data } = await authorized();
    const collected = await provider.capturePayment({ data });
    const once = await provider.refundPayment({ data: collected.data, amount: 20 });
    const twice = await provider.refundPayment({ data: once.data, amount: 5.5 });
    expect(twice.data).toMatchObject({ state: "handed_back", hand_backs: [{ amount: 20 }, { amount: 5.5 }] });
  });

  it("does not change its state when the amount changes", async () => {
    const { data } = await authorized();
    const updated = await provider.updatePayment({ data, amount: 99, currency_code: "inr" });
    expect(updated).toMatchObject({ status: "authorized", data: { state: "to_collect" } });
  });

  it("expects no webhooks", async () => {
    expect(await provider.getWebhookActionAndData()).toEqual({ action: "not_supported" });
  });
});
