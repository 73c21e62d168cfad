import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Imports become jobs: of several kinds, taken over when their process dies, with all their errors. */
export class Migration20261123120000 extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE inventory_import RENAME TO bulk_job`);
    this.addSql(`ALTER INDEX "IDX_inventory_import_store" RENAME TO "IDX_bulk_job_store"`);
    this.addSql(`
      CREATE TABLE bulk_job_error (
        job_id text NOT NULL REFERENCES bulk_job (id) ON DELETE CASCADE,
        line integer NOT NULL,
        column_name text NOT NULL,
        code text NOT NULL,
        message text NOT NULL,
        PRIMARY KEY (job_id, line, column_name, code)
      )`);
    this.addSql(`
      INSERT INTO bulk_job_error (job_id, line, column_name, code, message)
      SELECT bulk_job.id, (error ->> 'line')::integer, coalesce(error ->> 'column', ''), error ->> 'code', error ->> 'message'
      FROM bulk_job, jsonb_array_elements(CASE jsonb_typeof(errors) WHEN 'array' THEN errors ELSE '[]' END) error
      ON CONFLICT DO NOTHING`);
    this.addSql(`
      ALTER TABLE bulk_job
        DROP CONSTRAINT inventory_import_status_check,
        ALTER COLUMN status SET DEFAULT 'uploading',
        ALTER COLUMN dark_store_id DROP NOT NULL,
        DROP COLUMN errors,
        ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
        ADD COLUMN kind text NOT NULL DEFAULT 'inventory' CHECK (kind IN ('inventory', 'catalog')),
        ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN actor_type text NOT NULL DEFAULT 'user',
        ADD COLUMN file_name text,
        ADD COLUMN file_hash text,
        ADD COLUMN file_bytes bigint NOT NULL DEFAULT 0,
        ADD COLUMN fingerprint text,
        ADD COLUMN staged_count integer NOT NULL DEFAULT 0,
        ADD COLUMN unreadable_count integer NOT NULL DEFAULT 0,
        ADD COLUMN is_sorted boolean NOT NULL DEFAULT false,
        ADD COLUMN checkpoint integer NOT NULL DEFAULT 0,
        ADD COLUMN progress_count integer NOT NULL DEFAULT 0,
        ADD COLUMN result jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN failure_code text,
        ADD COLUMN failure_message text,
        ADD COLUMN is_staged boolean NOT NULL DEFAULT false,
        ADD COLUMN lease_owner text,
        ADD COLUMN lease_until timestamptz,
        ADD COLUMN cancel_requested_at timestamptz`);
    this.addSql(`UPDATE bulk_job SET status = 'failed', finished_at = now() WHERE status = 'running'`);
    this.addSql(`
      ALTER TABLE bulk_job
        ADD CONSTRAINT bulk_job_status_check
          CHECK (status IN ('uploading', 'validating', 'applying', 'done', 'failed', 'cancelled'))`);
    this.addSql(`CREATE INDEX "IDX_bulk_job_newest" ON bulk_job (kind, created_at DESC) WHERE deleted_at IS NULL`);
    this.addSql(
      `CREATE INDEX "IDX_bulk_job_open" ON bulk_job (lease_until) WHERE status IN ('uploading', 'validating', 'applying')`,
    );
    this.addSql(
      `CREATE INDEX "IDX_bulk_job_staged" ON bulk_job (finished_at) WHERE is_staged AND finished_at IS NOT NULL`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX "IDX_bulk_job_fingerprint" ON bulk_job (fingerprint) WHERE status IN ('validating', 'applying')`,
    );
    this.addSql(`CREATE INDEX "IDX_bulk_job_applied" ON bulk_job (fingerprint, finished_at) WHERE status = 'done'`);
    this.addSql(`DROP TABLE inventory_import_row`);
  }

  override down(): void {
    this.addSql(`DROP TABLE IF EXISTS bulk_job_error`);
    this.addSql(`DELETE FROM bulk_job WHERE kind <> 'inventory' OR dark_store_id IS NULL`);
    this.addSql(`DROP INDEX IF EXISTS "IDX_bulk_job_newest", "IDX_bulk_job_open", "IDX_bulk_job_staged",
      "IDX_bulk_job_fingerprint", "IDX_bulk_job_applied"`);
    this.addSql(`ALTER TABLE bulk_job DROP CONSTRAINT bulk_job_status_check`);
    this.addSql(`
      UPDATE bulk_job SET status = CASE status WHEN 'done' THEN 'done' ELSE 'failed' END`);
    this.addSql(`
      ALTER TABLE bulk_job
        DROP COLUMN number, DROP COLUMN kind, DROP COLUMN options, DROP COLUMN actor_type, DROP COLUMN file_name,
        DROP COLUMN file_hash, DROP COLUMN file_bytes, DROP COLUMN fingerprint, DROP COLUMN staged_count,
        DROP COLUMN unreadable_count, DROP COLUMN is_sorted, DROP COLUMN checkpoint, DROP COLUMN progress_count,
        DROP COLUMN result, DROP COLUMN failure_code, DROP COLUMN failure_message, DROP COLUMN is_staged,
        DROP COLUMN lease_owner, DROP COLUMN lease_until, DROP COLUMN cancel_requested_at,
        ADD COLUMN errors jsonb,
        ALTER COLUMN status SET DEFAULT 'running',
        ALTER COLUMN dark_store_id SET NOT NULL,
        ADD CONSTRAINT inventory_import_status_check CHECK (status IN ('running', 'done', 'failed'))`);
    this.addSql(`ALTER INDEX "IDX_bulk_job_store" RENAME TO "IDX_inventory_import_store"`);
    this.addSql(`ALTER TABLE bulk_job RENAME TO inventory_import`);
    this.addSql(`
      CREATE UNLOGGED TABLE inventory_import_row (
        import_id text NOT NULL, line integer NOT NULL, sku text NOT NULL, price numeric, mrp numeric, on_hand integer,
        bin text, reorder_level integer, max_per_order integer, is_available boolean, problem text,
        PRIMARY KEY (import_id, line))`);
  }
}
