import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql";
import type { Context } from "@medusajs/framework/types";
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { AuditEntry, Diagnostics, OperatorRole } from "../../contract";
import AuditEntryModel from "./models/audit-entry";
import OperatorRoleModel from "./models/operator-role";
import { type OperatorsOptions, operatorsOptionsSchema } from "./options";
import { mayCall } from "./policies/permissions";
import { insertAuditEntry } from "./queries/insert-audit-entry.sql";
import { type AuditFilters, countAuditEntries, listAuditEntries } from "./queries/list-audit-entries.sql";
import { listHolders } from "./queries/list-holders.sql";
import { listRoles } from "./queries/list-roles.sql";
import { purgeAuditEntries } from "./queries/purge-audit-entries.sql";
import { readRole } from "./queries/read-role.sql";
import { changeRole, type RoleChange } from "./services/change-role";
import { readDiagnostics } from "./services/read-diagnostics";

type Database = Context<SqlEntityManager>;

const PURGE_BATCH = 5_000;

/** Who of Medusa's users may do what, and what they did. */
export default class OperatorsService extends MedusaService({
  OperatorRole: OperatorRoleModel,
  AuditEntry: AuditEntryModel,
}) {
  readonly options: OperatorsOptions;

  constructor(container: Record<string, unknown>, options?: unknown) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService reads its container from the arguments
    super(...arguments);
    this.options = operatorsOptionsSchema.parse(options ?? {});
  }

  /** The role of an operator now, or null. Never remembered: a role that was taken away is gone with the next call. */
  @InjectManager()
  async roleOf(userId: string, @MedusaContext() context: Database = {}): Promise<OperatorRole | null> {
    const [held] = await readRole(knexOf(context), { user_id: userId });
    return held?.role ?? null;
  }

  /** Whether an operator may make a call of the Admin API now. */
  async mayOperatorCall(userId: string, method: string, path: string): Promise<boolean> {
    return mayCall(await this.roleOf(userId), method, path);
  }

  /** Gives an operator a role or takes it away; returns the one before. Refuses `last_administrator`. */
  @InjectTransactionManager()
  async changeRole(change: RoleChange, @MedusaContext() context: Database = {}): Promise<OperatorRole | null> {
    return changeRole(knexOf(context), change);
  }

  /** The roles of these operators; who has none is left out. */
  @InjectManager()
  async rolesOf(userIds: string[], @MedusaContext() context: Database = {}): Promise<Map<string, OperatorRole>> {
    const rows = await listRoles(knexOf(context), { user_ids: userIds });
    return new Map(rows.map(({ user_id, role }) => [user_id, role]));
  }

  /** The ids of all who have this role, or any role for null. */
  @InjectManager()
  async holdersOf(role: OperatorRole | null, @MedusaContext() context: Database = {}): Promise<string[]> {
    const rows = await listHolders(knexOf(context), { role });
    return rows.map(({ user_id }) => user_id);
  }

  /** Notes a change that was asked for. */
  @InjectManager()
  async noteChange(entry: Omit<AuditEntry, "id" | "at">, @MedusaContext() context: Database = {}): Promise<void> {
    await insertAuditEntry(knexOf(context), { ...entry, id: generateEntityId(undefined, "audit") });
  }

  /** A page of the audit log, newest first, and how many entries match, counted up to 10,000. */
  @InjectManager()
  async pageAuditEntries(
    { limit, offset, ...filters }: AuditFilters & { limit: number; offset: number },
    @MedusaContext() context: Database = {},
  ): Promise<{ audit_entries: AuditEntry[]; count: number }> {
    const db = knexOf(context);
    const audit_entries = await listAuditEntries(db, { ...filters, limit, offset });
    return { audit_entries, count: await countAuditEntries(db, filters) };
  }

  /** What the machinery under this backend is like: versions, extensions, migrations, clocks, disk and queues. */
  @InjectManager()
  async readDiagnostics(@MedusaContext() context: Database = {}): Promise<Diagnostics> {
    return readDiagnostics(knexOf(context), this.options.redisUrl);
  }

  /** Forgets entries older than the retention; returns how many. */
  @InjectManager()
  async purgeOldAuditEntries(@MedusaContext() context: Database = {}): Promise<number> {
    const db = knexOf(context);
    let total = 0;
    for (;;) {
      const purged = await purgeAuditEntries(db, { days: this.options.auditRetentionDays, limit: PURGE_BATCH });
      total += purged.length;
      if (purged.length < PURGE_BATCH) {
        return total;
      }
    }
  }
}

function knexOf(context: Database): Knex {
  const manager = context.transactionManager ?? context.manager;
  if (!manager) {
    throw new Error("operators: no database manager in the context.");
  }
  return manager.getTransactionContext<Knex>() ?? manager.getKnex();
}
