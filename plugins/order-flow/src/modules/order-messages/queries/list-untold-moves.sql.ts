import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageKind, OrderStatus } from "../../../contract";

export interface ListUntoldMovesParams {
  /** Pairs of the same index: a status and the kind of message that announces it. */
  statuses: readonly OrderStatus[];
  kinds: readonly MessageKind[];
  since: Date;
  until: Date;
  limit: number;
}

export interface UntoldMove {
  order_id: string;
  kind: MessageKind;
  created_at: Date;
}

/**
 * Purpose: moves of orders of which no message was noted, because their event was lost. The log of orders is the truth.
 * Parameters: see ListUntoldMovesParams. Rows: oldest first.
 */
export async function listUntoldMoves(db: Knex, params: ListUntoldMovesParams): Promise<UntoldMove[]> {
  const result = await db.raw<{ rows: UntoldMove[] }>(
    `select moved.order_id, told.kind, moved.created_at
       from order_event moved
       join unnest(cast(:statuses as text[]), cast(:kinds as text[])) as told (status, kind)
         on told.status = moved.to_status
      where moved.created_at >= :since and moved.created_at < :until and moved.deleted_at is null
        and not exists (
              select 1 from order_message noted where noted.subject_id = moved.order_id and noted.kind = told.kind
            )
      order by moved.created_at
      limit :limit`,
    { ...params },
  );
  return result.rows;
}
