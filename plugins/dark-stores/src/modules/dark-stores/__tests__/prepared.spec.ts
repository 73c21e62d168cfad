import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { prepared } from "../prepared";
import { connect } from "./fixtures";

const ADD = { name: "spec-add", text: "SELECT $1::integer + $2::integer AS sum" };
const DIVIDE = { name: "spec-divide", text: "SELECT $1::integer / $2::integer AS quotient" };

let db: Knex;

beforeAll(() => {
  db = connect(1);
});

afterAll(() => db.destroy());

describe("a prepared statement", () => {
  it("is planned once per connection and asked with other values", async () => {
    expect(await prepared(db, ADD, [1, 2])).toEqual([{ sum: 3 }]);
    expect(await prepared(db, ADD, [40, 2])).toEqual([{ sum: 42 }]);
    const { rows } = await db.raw<{ rows: { name: string }[] }>(
      "SELECT name FROM pg_prepared_statements WHERE name = 'spec-add'",
    );
    expect(rows).toHaveLength(1);
  });

  it("gives its connection back, also when it fails", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(prepared(db, DIVIDE, [1, 0])).rejects.toMatchObject({ code: "22012" });
    }
    expect(await prepared(db, DIVIDE, [6, 3])).toEqual([{ quotient: 2 }]);
  });

  it("sees what its transaction wrote, and leaves the connection to the transaction", async () => {
    const count = { name: "spec-count", text: "SELECT count(*)::integer AS count FROM spec_prepared WHERE n = $1" };
    await expect(
      db.transaction(async (transaction) => {
        await transaction.raw("CREATE TABLE spec_prepared (n integer)");
        await transaction.raw("INSERT INTO spec_prepared VALUES (7)");
        expect(await prepared(transaction, count, [7])).toEqual([{ count: 1 }]);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await expect(prepared(db, count, [7])).rejects.toMatchObject({ code: "42P01" });
  });

  it("is refused in a transaction that is over", async () => {
    let kept: Knex | undefined;
    await db.transaction(async (transaction) => {
      kept = transaction;
      await prepared(transaction, ADD, [1, 1]);
    });
    await expect(prepared(kept as Knex, ADD, [1, 1])).rejects.toThrow("is over");
  });
});
