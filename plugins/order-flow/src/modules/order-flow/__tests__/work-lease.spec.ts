import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { randomUUID } from "node:crypto";
import { claimLease } from "../queries/claim-lease.sql";
import { endLease } from "../queries/end-lease.sql";
import { renewLease } from "../queries/renew-lease.sql";
import { openDatabase } from "./support/database";

const LEASE_SECONDS = 120;

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

const newCart = () => `cart_${randomUUID()}`;
const claim = async (subject_id: string, attempt: string = randomUUID()): Promise<boolean> =>
  (await claimLease(db, { subject_id, attempt, lease_seconds: LEASE_SECONDS })).length === 1;

/** As if the given time had passed since the lease was taken. */
const letPass = (subject_id: string, seconds: number) =>
  db.raw(`update work_lease set lease_until = lease_until - make_interval(secs => ?) where subject_id = ?`, [
    seconds,
    subject_id,
  ]);

describe("the lease of work that one at a time may do", () => {
  it("goes to one of twenty at once", async () => {
    const cart = newCart();
    const won = await Promise.all(Array.from({ length: 20 }, () => claim(cart)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it("is free when the work has ended, and keeps others waiting for nothing", async () => {
    const [cart, other] = [newCart(), newCart()];
    expect(await claim(cart, "first")).toBe(true);
    expect(await claim(other)).toBe(true);
    expect(await claim(cart)).toBe(false);
    await endLease(db, { subject_id: cart, attempt: "first" });
    expect(await claim(cart)).toBe(true);
  });

  it("of a process that died goes to one of twenty when it runs out, not before", async () => {
    const cart = newCart();
    await claim(cart, "dead");
    await letPass(cart, LEASE_SECONDS - 5);
    expect(await claim(cart)).toBe(false);
    await letPass(cart, 5);
    const won = await Promise.all(Array.from({ length: 20 }, () => claim(cart)));
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  it("is kept by an attempt that asks again, not by one that lost it", async () => {
    const cart = newCart();
    const renew = async (attempt: string): Promise<boolean> =>
      (await renewLease(db, { subject_id: cart, attempt, lease_seconds: LEASE_SECONDS })).length === 1;
    await claim(cart, "slow");
    await letPass(cart, LEASE_SECONDS - 5);
    expect(await renew("slow")).toBe(true);
    await letPass(cart, LEASE_SECONDS - 5);
    expect(await claim(cart)).toBe(false);
    await letPass(cart, 5);
    expect(await claim(cart, "fast")).toBe(true);
    expect(await renew("slow")).toBe(false);
  });

  it("is not ended by an attempt that lost it", async () => {
    const cart = newCart();
    await claim(cart, "slow");
    await letPass(cart, LEASE_SECONDS);
    expect(await claim(cart, "fast")).toBe(true);
    await endLease(db, { subject_id: cart, attempt: "slow" });
    expect(await claim(cart)).toBe(false);
  });
});
