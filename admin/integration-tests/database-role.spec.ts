import pg from "pg";
import { createPanelIndexes } from "../src/database/panel-indexes.js";
import { prepareDatabase } from "../src/database/prepare-database.js";
import { TABLES } from "../src/tables/index.js";
import { platform } from "./support/platform.js";

const ROLE = "quickdash_admin_spec";
const PERMISSION_DENIED = "42501";

describe("the panel's database role", () => {
  let owner: pg.Client;
  let panel: pg.Client;
  const address = new URL(platform().database_url);
  address.username = ROLE;
  address.password = "spec-password";

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: platform().database_url });
    await owner.connect();
    await prepareDatabase(owner, address, TABLES);
    panel = new pg.Client({ connectionString: address.href });
    await panel.connect();
  });
  afterAll(async () => {
    await panel?.end();
    await owner.query(`DROP OWNED BY ${ROLE}`);
    await owner.query(`DROP ROLE ${ROLE}`);
    await owner.end();
  });

  it("reads what the panel shows", async () => {
    const { rows } = await panel.query("SELECT count(order_id)::int AS count FROM quick_order");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(0);
  });

  it.each(["auth_identity", "provider_identity", "api_key"])("cannot read %s", async (table) => {
    await expect(panel.query(`SELECT 1 FROM ${table} LIMIT 1`)).rejects.toMatchObject({ code: PERMISSION_DENIED });
  });

  it("cannot read the codes of a hand-over", async () => {
    await expect(panel.query("SELECT handoff_code FROM quick_order")).rejects.toMatchObject({
      code: PERMISSION_DENIED,
    });
  });

  it.each([
    "UPDATE dark_store SET name = 'x'",
    "DELETE FROM quick_order",
    "INSERT INTO product_category (id, name, handle, mpath) VALUES ('x', 'x', 'x', 'x')",
    "TRUNCATE stock_ledger",
    "CREATE TABLE panel.mine (id int)",
    "DROP TABLE panel.session",
  ])("cannot run: %s", async (statement) => {
    await expect(panel.query(statement)).rejects.toMatchObject({ code: PERMISSION_DENIED });
  });

  it("gives up on a statement that takes too long", async () => {
    const { rows } = await panel.query("SHOW statement_timeout");
    expect(rows[0]?.statement_timeout).toBe("10s");
  });

  it("can be prepared again, which takes back what was granted by hand", async () => {
    await owner.query(`GRANT SELECT ON api_key TO ${ROLE}`);
    await prepareDatabase(owner, address, TABLES);
    await expect(panel.query("SELECT 1 FROM api_key LIMIT 1")).rejects.toMatchObject({ code: PERMISSION_DENIED });
  });

  it("cannot be made by a user who may not create roles, who is told what to ask for", async () => {
    const other = new URL(address);
    other.username = `${ROLE}_new`;
    await owner.query(`SET ROLE ${ROLE}`);
    try {
      await expect(prepareDatabase(owner, other, TABLES)).rejects.toThrow("may not create roles");
    } finally {
      await owner.query("RESET ROLE");
    }
  });

  it("must not be the owner", async () => {
    await expect(prepareDatabase(owner, new URL(platform().database_url), TABLES)).rejects.toThrow("role of its own");
  });

  it("has the indexes of its lists, built once and whole", async () => {
    await createPanelIndexes(owner, TABLES);
    const { rows } = await owner.query<{ name: string; is_valid: boolean }>(
      `SELECT c.oid, c.relname AS name, i.indisvalid AS is_valid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE c.relname LIKE 'panel\\_%' ORDER BY c.oid`,
    );
    expect(rows).toHaveLength(TABLES.flatMap(({ indexes = [] }) => indexes).length);
    expect(rows.every(({ is_valid }) => is_valid)).toBe(true);
  });
});
