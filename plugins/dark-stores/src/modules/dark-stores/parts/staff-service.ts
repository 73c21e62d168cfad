import type { InferTypeOf } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils";
import { Refusal } from "../../../contract/refusal";
import type { StaffStatus } from "../../../contract/staff";
import type StaffMember from "../models/staff-member";
import { CountingService } from "./counting-service";
import { violates } from "../services/settle";
import { flush, withoutUndefined, type Shared } from "../services/shared";
import { darkStoreNotFound } from "./stores-service";

/** A member of store staff with the stores they work in. */
export interface StaffMemberDTO {
  id: string;
  name: string;
  phone: string;
  status: StaffStatus;
  dark_store_ids: string[];
  created_at: Date;
  updated_at: Date;
}

/** What may change about a member of staff; `phone` in E.164, `dark_store_ids` replaces all their stores. */
export interface StaffChanges {
  name?: string | undefined;
  phone?: string | undefined;
  status?: StaffStatus | undefined;
  dark_store_ids?: string[] | undefined;
}

/** Who works in which stores. */
export class StaffService extends CountingService {
  /** Creates a member of staff with their stores; refuses `phone_taken` and `dark_store_not_found`. */
  @InjectTransactionManager()
  async addStaffMember(
    input: { name: string; phone: string; status: StaffStatus; dark_store_ids: string[] },
    @MedusaContext() context: Shared = {},
  ): Promise<{ id: string }> {
    const { dark_store_ids, ...fields } = input;
    await this.refuseUnknownStores(dark_store_ids, context);
    try {
      const member = await this.createStaffMembers(fields, context);
      await flush(context);
      await this.assign(member.id, dark_store_ids, context);
      return { id: member.id };
    } catch (error) {
      throw asStaffRefusal(error);
    }
  }

  /** Changes a member of staff; `dark_store_ids` replaces all their stores. Refuses like {@link addStaffMember}. */
  @InjectTransactionManager()
  async changeStaffMember(id: string, input: StaffChanges, @MedusaContext() context: Shared = {}): Promise<void> {
    const { dark_store_ids, ...fields } = input;
    const before = await this.findStaffMember(id, context);
    try {
      await this.updateStaffMembers({ id, ...withoutUndefined(fields) }, context);
      await flush(context);
    } catch (error) {
      throw asStaffRefusal(error);
    }
    if (dark_store_ids) {
      await this.refuseUnknownStores(dark_store_ids, context);
      const gone = before.dark_store_ids.filter((storeId) => !dark_store_ids.includes(storeId));
      if (gone.length > 0) {
        await this.deleteStaffAssignments({ staff_id: id, dark_store_id: gone }, context);
      }
      await this.assign(
        id,
        dark_store_ids.filter((storeId) => !before.dark_store_ids.includes(storeId)),
        context,
      );
    }
  }

  /** The member of staff with their stores, or the refusal `staff_not_found`. */
  @InjectManager()
  async findStaffMember(id: string, @MedusaContext() context: Shared = {}): Promise<StaffMemberDTO> {
    const [member] = await this.listStaffMembers({ id }, { take: 1, relations: ["assignments"] }, context);
    if (!member) {
      throw new Refusal("not_found", "staff_not_found", `There is no member of staff ${id}.`);
    }
    return withStores(member);
  }

  /** One page of staff by name with their stores, and the count in all. */
  @InjectManager()
  async pageStaffMembers(
    input: {
      q?: string | undefined;
      dark_store_id?: string | undefined;
      status?: StaffStatus | undefined;
      limit: number;
      offset: number;
    },
    @MedusaContext() context: Shared = {},
  ): Promise<{ staff: StaffMemberDTO[]; count: number }> {
    const filters: Record<string, unknown> = withoutUndefined({ q: input.q, status: input.status });
    if (input.dark_store_id !== undefined) {
      const assigned = await this.listStaffAssignments({ dark_store_id: input.dark_store_id }, { take: 1000 }, context);
      filters["id"] = assigned.map((assignment) => assignment.staff_id);
    }
    const [members, count] = await this.listAndCountStaffMembers(
      filters,
      { take: input.limit, skip: input.offset, order: { name: "ASC", id: "ASC" }, relations: ["assignments"] },
      context,
    );
    return { staff: members.map(withStores), count };
  }

  /** The stores a member of staff works in; none for someone inactive or unknown. */
  @InjectManager()
  async listStaffDarkStoreIds(staffId: string, @MedusaContext() context: Shared = {}): Promise<string[]> {
    const [member] = await this.listStaffMembers(
      { id: staffId, status: "active" },
      { take: 1, relations: ["assignments"] },
      context,
    );
    return member ? withStores(member).dark_store_ids : [];
  }

  /**
   * The store a member of staff means: the one named, which must be one of theirs (otherwise it is not found), or their
   * only one; refuses `dark_store_required` when they have several and name none.
   */
  @InjectManager()
  async ownStoreIdOf(
    staffId: string,
    named: string | undefined,
    @MedusaContext() context: Shared = {},
  ): Promise<string> {
    const ids = await this.listStaffDarkStoreIds(staffId, context);
    if (named !== undefined) {
      if (!ids.includes(named)) throw darkStoreNotFound(named);
      return named;
    }
    const [only] = ids;
    if (only === undefined || ids.length > 1) {
      throw new Refusal("invalid_data", "dark_store_required", "Say which store with dark_store_id.", {
        dark_store_ids: ids,
      });
    }
    return only;
  }

  private async refuseUnknownStores(ids: string[], context: Shared): Promise<void> {
    const known = await this.listDarkStores({ id: ids }, { select: ["id"], take: ids.length }, context);
    const unknown = ids.find((id) => !known.some((store) => store.id === id));
    if (unknown !== undefined) {
      throw darkStoreNotFound(unknown);
    }
  }

  private async assign(staffId: string, darkStoreIds: string[], context: Shared): Promise<void> {
    const rows = [...new Set(darkStoreIds)].map((dark_store_id) => ({ staff_id: staffId, dark_store_id }));
    if (rows.length > 0) {
      await this.createStaffAssignments(rows, context);
    }
  }
}

function withStores(member: InferTypeOf<typeof StaffMember>): StaffMemberDTO {
  const { id, name, phone, status, created_at, updated_at } = member;
  const dark_store_ids = member.assignments.map((assignment) => assignment.dark_store_id).sort();
  return { id, name, phone, status, dark_store_ids, created_at, updated_at };
}

function asStaffRefusal(error: unknown): unknown {
  const taken = violates(error, "IDX_staff_phone_unique") || /already exists/.test(String((error as Error).message));
  return taken ? new Refusal("conflict", "phone_taken", "This phone number belongs to someone else.") : error;
}
