import Medusa from "@medusajs/js-sdk";
import { call, ok, type Answer } from "../support/http";
import { logIn, operatorToken, peopleOf } from "../support/people";
import { DEVELOPMENT_CODE, platform } from "../support/platform";
import { createStore } from "../support/shop";

const people = peopleOf("phone-auth");
const WRONG_CODE = "999999";

const request = (actor: string, phone: unknown) => call("POST", `/auth/${actor}/phone-otp`, { body: { phone } });
const callback = (actor: string, phone: string, code: string) =>
  call("POST", `/auth/${actor}/phone-otp/callback`, { body: { phone, code } });
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString());
const withoutRequestId = ({ status, body: { request_id: _, ...body } }: Answer) => ({ status, body });

describe("asking for a code", () => {
  it("answers the same for numbers that are known and unknown", async () => {
    const rider = await people.rider();
    const [known, unknown] = [await request("rider", rider.phone), await request("rider", people.phone())];
    expect(known).toMatchObject({ status: 200, body: { status: "sent", expires_in_seconds: 300 } });
    expect(unknown.status).toBe(200);
    expect(unknown.body).toEqual(known.body);
  });

  it.each(["12", "not a number", "", null, 12, ["+919812345678"]])("refuses %p with invalid_phone", async (phone) => {
    expect(await request("customer", phone)).toMatchObject({
      status: 400,
      body: { type: "invalid_data", code: "invalid_phone" },
    });
  });

  it("is no way in for operators", async () => {
    expect(await request("user", people.phone())).toMatchObject({ status: 403, body: { code: "not_allowed" } });
  });

  it("is refused from the eleventh time in ten minutes on, with the time to wait", async () => {
    const phone = people.phone();
    for (let sent = 0; sent < 10; sent++) {
      expect((await request("customer", phone)).status).toBe(200);
    }
    const refused = await request("rider", phone);
    expect(refused).toMatchObject({ status: 429, body: { type: "rate_limited", code: "rate_limited" } });
    expect(refused.body.retry_after_seconds).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBe(refused.body.retry_after_seconds);
  });
});

describe("logging in", () => {
  it("registers a customer at the first login and finds the same one at the next", async () => {
    const phone = people.phone();
    const first = await logIn("customer", phone);
    const second = await logIn("customer", phone);
    const { customer } = await ok("GET", "/store/customers/me", { token: first });
    expect(customer).toMatchObject({ phone, email: null, has_account: true });
    expect(claimsOf(first)).toMatchObject({ actor_type: "customer", actor_id: customer.id });
    expect(claimsOf(second).actor_id).toBe(customer.id);
  });

  it("registers one customer when five first logins come at once", async () => {
    const phone = people.phone();
    const answers = await Promise.all(Array.from({ length: 5 }, () => callback("customer", phone, DEVELOPMENT_CODE)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => claimsOf(answer.body.token).actor_id)).size).toBe(1);
    const { count } = await ok("GET", `/admin/customers?q=${encodeURIComponent(phone)}`, {
      token: await operatorToken(),
    });
    expect(count).toBe(1);
  });

  it("knows a person however the number is written", async () => {
    const phone = people.phone();
    const written = `0${phone.slice(3, 8)} ${phone.slice(8)}`;
    const [first, second] = [await logIn("customer", phone), await logIn("customer", written)];
    expect(claimsOf(second).actor_id).toBe(claimsOf(first).actor_id);
  });

  it("works with Medusa's own js-sdk", async () => {
    const sdk = new Medusa({ baseUrl: platform().backend_url, publishableKey: platform().publishable_key });
    const phone = people.phone();
    expect(await sdk.auth.login("customer", "phone-otp", { phone })).toEqual({ location: "otp" });
    const { token } = await sdk.client.fetch<{ token: string }>("/auth/customer/phone-otp/callback", {
      method: "POST",
      body: { phone, code: DEVELOPMENT_CODE },
    });
    const { customer } = await sdk.store.customer.retrieve({}, { Authorization: `Bearer ${token}` });
    expect(customer.phone).toBe(phone);
  });

  it("lets one number be customer and rider, each with a token of its own", async () => {
    const rider = await people.rider();
    const asCustomer = await logIn("customer", rider.phone);
    expect(claimsOf(asCustomer)).toMatchObject({ actor_type: "customer" });
    expect((await call("GET", "/rider/me", { token: asCustomer })).status).toBe(401);
    expect(claimsOf(await logIn("rider", rider.phone)).actor_id).toBe(rider.id);
  });

  it("refuses unknown, suspended and inactive people exactly like a wrong code", async () => {
    const store = await createStore("phone-auth-store");
    const [rider, picker] = [await people.rider(), await people.staff([store.id])];
    const token = await operatorToken();
    await ok("POST", `/admin/riders/${rider.id}`, { token, body: { status: "suspended" } });
    await ok("POST", `/admin/staff/${picker.id}`, { token, body: { status: "inactive" } });

    const wrong = await callback("customer", people.phone(), WRONG_CODE);
    expect(wrong).toMatchObject({ status: 401, body: { type: "unauthorized", code: "invalid_code" } });
    for (const refused of [
      await callback("rider", people.phone(), DEVELOPMENT_CODE),
      await callback("rider", rider.phone, DEVELOPMENT_CODE),
      await callback("staff", picker.phone, DEVELOPMENT_CODE),
    ]) {
      expect(withoutRequestId(refused)).toEqual(withoutRequestId(wrong));
    }
  });

  it("refuses a body without a code", async () => {
    const answer = await call("POST", "/auth/customer/phone-otp/callback", { body: { phone: people.phone() } });
    expect(answer).toMatchObject({ status: 400, body: { type: "invalid_data" } });
  });
});

describe("logging in with a password", () => {
  const attempt = (path: string) =>
    call("POST", path, { body: { email: "nobody@phone-auth.quickdash.test", password: "wrong" } });

  it("is refused after ten failures for the same email, however the path is written", async () => {
    for (let failed = 0; failed < 10; failed++) {
      expect((await attempt("/auth/user/emailpass")).status).toBe(401);
    }
    expect(await attempt("/auth/user/emailpass")).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect((await attempt("/auth/user/%65mailpass")).status).toBe(429);
    expect((await call("POST", "/auth/user/emailpass", { body: platform().operator })).status).toBe(200);
  });
});
