import { createHash, createHmac } from "node:crypto";
import { call, ok } from "./http";
import { DEVELOPMENT_CODE, platform } from "./platform";

export interface Person {
  id: string;
  phone: string;
  token: string;
}

let operator: Promise<string> | undefined;

/** The operator's token, fetched once per spec file. */
export function operatorToken(): Promise<string> {
  operator ??= ok("POST", "/auth/user/emailpass", { body: platform().operator }).then(
    (body: { token: string }) => body.token,
  );
  return operator;
}

/** Logs a phone in with the development code, at another backend if it is named: each signs its own tokens. */
export async function logIn(actor: "customer" | "rider" | "staff", phone: string, at?: string): Promise<string> {
  await askForCode(actor, phone, at);
  const body = { phone, code: DEVELOPMENT_CODE };
  const { token } = await ok("POST", `/auth/${actor}/phone-otp/callback`, { at, body });
  return token as string;
}

/** All spec files share one address, whose codes are limited by the minute: waits when it has to. */
async function askForCode(actor: string, phone: string, at?: string): Promise<void> {
  const { status, body } = await call("POST", `/auth/${actor}/phone-otp`, { at, body: { phone } });
  if (status === 200) return;
  if (status !== 429) throw new Error(`No code for ${actor}: ${status} ${JSON.stringify(body)}`);
  await new Promise((resolve) => setTimeout(resolve, body.retry_after_seconds * 1000));
  await askForCode(actor, phone, at);
}

/** A login for a backend whose secret the test has chosen. */
export function signedToken(actor_type: "rider", actor_id: string, secret: string): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 60 * 60;
  const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ actor_type, actor_id, exp })}`;
  return `${unsigned}.${createHmac("sha256", secret).update(unsigned).digest("base64url")}`;
}

/** Makes people with phones that no other spec file uses: the name of the file decides the block of numbers. */
export function peopleOf(specName: string) {
  const block = parseInt(createHash("sha256").update(specName).digest("hex").slice(0, 8), 16) % 100_000;
  let next = 0;
  const phone = (): string => `+919${String(block).padStart(5, "0")}${String(next++).padStart(4, "0")}`;

  return {
    phone,

    async customer(): Promise<Person> {
      const number = phone();
      const token = await logIn("customer", number);
      const { customer } = await ok("GET", "/store/customers/me", { token });
      return { id: customer.id, phone: number, token };
    },

    async staff(darkStoreIds: string[]): Promise<Person> {
      const number = phone();
      const { staff_member } = await ok("POST", "/admin/staff", {
        token: await operatorToken(),
        body: { name: "Asha Picker", phone: number, dark_store_ids: darkStoreIds },
      });
      return { id: staff_member.id, phone: number, token: await logIn("staff", number) };
    },

    async rider(firstName = "Ravi"): Promise<Person> {
      const number = phone();
      const { rider } = await ok("POST", "/admin/riders", {
        token: await operatorToken(),
        body: { first_name: firstName, phone: number, vehicle: "scooter" },
      });
      return { id: rider.id, phone: number, token: await logIn("rider", number) };
    },
  };
}
