import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Papers of riders with their last good day, and shifts that take no new orders because papers are not in order. */
export class Migration20261123180000 extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE rider_document (
        id text PRIMARY KEY,
        rider_id text NOT NULL REFERENCES rider (id),
        kind text NOT NULL
          CHECK (kind IN ('identity', 'driving_licence', 'vehicle_registration', 'insurance', 'food_safety')),
        number text NULL,
        expires_on date NULL,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected')),
        reason text NULL,
        file_id text NULL,
        content_type text NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp')),
        size_bytes integer NULL CHECK (size_bytes > 0),
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        reviewed_at timestamptz NULL,
        reviewed_by text NULL,
        replaced_at timestamptz NULL,
        told_days integer NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz NULL,
        CONSTRAINT rider_document_reviewed CHECK ((status = 'pending') = (reviewed_by IS NULL)
          AND (reviewed_by IS NULL) = (reviewed_at IS NULL)),
        CONSTRAINT rider_document_rejected CHECK ((status = 'rejected') = (reason IS NOT NULL)),
        CONSTRAINT rider_document_photo CHECK (file_id IS NULL OR content_type IS NOT NULL AND size_bytes IS NOT NULL)
      );
      CREATE UNIQUE INDEX rider_document_one_approved ON rider_document (rider_id, kind)
        WHERE status = 'approved' AND replaced_at IS NULL;
      CREATE UNIQUE INDEX rider_document_one_submitted ON rider_document (rider_id, kind)
        WHERE status <> 'approved' AND replaced_at IS NULL;
      CREATE INDEX rider_document_uploaded ON rider_document (rider_id, kind, uploaded_at);
      CREATE INDEX rider_document_waiting ON rider_document (status, uploaded_at, id) WHERE replaced_at IS NULL;
      CREATE INDEX rider_document_expiry ON rider_document (expires_on, id)
        WHERE status = 'approved' AND replaced_at IS NULL AND expires_on IS NOT NULL;
      ALTER TABLE rider_shift ADD COLUMN closing_at timestamptz NULL;
    `);
  }

  override down(): void {
    this.addSql(`
      ALTER TABLE rider_shift DROP COLUMN IF EXISTS closing_at;
      DROP TABLE IF EXISTS rider_document;
    `);
  }
}
