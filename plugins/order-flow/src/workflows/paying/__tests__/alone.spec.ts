import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { openDatabase } from "../../../modules/order-flow/__tests__/support/database";
import { claimLease } from "../../../modules/order-flow/queries/claim-lease.sql";
import { endLease } from "../../../modules/order-flow/queries/end-lease.sql";
import { renewLease } from "../../../modules/order-flow/queries/renew-lease.sql";
import type { Lease } from "../../leasing/lease";
import { Books, giveBack } from "./support/books";

const PAYERS = 8;

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());
beforeEach(() => db("work_lease").where({ subject_id: "order-records:order_1" }).delete());

/** Books whose leases are PostgreSQL's and whose Redis has forgotten every lock. */
function sharedBooks(): Books {
  const books = new Books();
  books.leases = {
    claimLease: async (lease: Lease) => (await claimLease(db, { ...lease, lease_seconds: 120 })).length === 1,
    renewLease: async (lease: Lease) => (await renewLease(db, { ...lease, lease_seconds: 120 })).length === 1,
    endLease: (lease: Lease) => endLease(db, lease),
  };
  return books;
}

/** As if an attempt had been silent for longer than its lease. */
const letLeaseRunOut = () =>
  db("work_lease").where({ subject_id: "order-records:order_1" }).update({ lease_until: db.fn.now() });

describe("money that several give back at once while Redis has forgotten their locks", () => {
  it("goes back once", async () => {
    const books = sharedBooks();
    await Promise.all(Array.from({ length: PAYERS }, () => giveBack(books, "a", 20)));
    expect(books.gateway.total).toBe(20);
    expect(books.refunds).toHaveLength(1);
    expect(books.transactions).toHaveLength(1);
  });

  it("goes back once also when the first of them was silent for longer than its lease", async () => {
    const books = sharedBooks();
    const reads = books.onRead;
    let second: Promise<void> | undefined;
    books.onRead = async () => {
      books.onRead = reads;
      await letLeaseRunOut();
      second = giveBack(books, "a", 20);
      await second;
    };
    await expect(giveBack(books, "a", 20)).rejects.toThrow("Another attempt has taken over");
    await second;
    expect(books.gateway.total).toBe(20);
    expect(books.transactions).toHaveLength(1);
  });
});
