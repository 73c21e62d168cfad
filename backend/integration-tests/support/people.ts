import { createHash } from "node:crypto";
import { ok } from "./http";
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
  await ok("POST", `/auth/${actor}/phone-otp`, { at, body: { phone } });
  const body = { phone, code: DEVELOPMENT_CODE };
  const { token } = await ok("POST", `/auth/${actor}/phone-otp/callback`, { at, body });
  return token as string;
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
