import { RedisAdapter } from "@socket.io/redis-adapter";
import type Redis from "ioredis";
import type { Socket } from "socket.io";
import { z } from "zod";
import {
  type GatewayNamespace,
  MAX_KEPT_MESSAGES,
  MESSAGE_ID,
  RECOVERY_WINDOW_MS,
  recoveryKeys,
  SOCKET_CHANNEL_PREFIX,
} from "../contract";
import type { Metrics } from "./metrics";
import type { GatewaySocket, Unfinished } from "./sockets";

/** A client that gets messages faster than it can be told what it missed gets the rest as they come. */
const MAX_ROUNDS = 5;
const ID_LENGTH = 20;

/** What is kept of a lost connection. Its token is not: whoever comes back shows one. */
const sessionSchema = z.object({ sid: z.string(), rooms: z.array(z.string()), actor_id: z.string() });

interface Kept {
  id: string;
  event: string;
  message: unknown;
}

type Session = Parameters<RedisAdapter["persistSession"]>[0];
type Restored = Awaited<ReturnType<RedisAdapter["restoreSession"]>>;

/**
 * Socket.IO's connection state recovery over Redis Pub/Sub, which keeps nothing by itself: the session of a lost
 * connection is kept for two minutes, the last messages of each room by whoever pushes them. Who comes back to whichever
 * gateway is in the same rooms again; what it missed is told by `tellMissed` once its token was checked.
 */
class RecoveringAdapter extends RedisAdapter {
  constructor(
    namespace: unknown,
    private readonly commands: Redis,
    rooms: Redis,
    private readonly metrics: Metrics,
  ) {
    super(namespace, commands, rooms, { key: SOCKET_CHANNEL_PREFIX });
  }

  override persistSession({ sid, pid, rooms, data }: Session): void {
    const { actor } = data as { actor?: { id: string } };
    if (!actor) {
      return;
    }
    const session = JSON.stringify({ sid, rooms, actor_id: actor.id });
    // Without it the client reads anew, which it does anyway when this gateway is killed.
    this.commands.set(recoveryKeys.session(pid), session, "PX", RECOVERY_WINDOW_MS).catch(() => undefined);
  }

  override async restoreSession(pid: string, last_id: string): Promise<Restored> {
    const kept = MESSAGE_ID.test(last_id) ? await this.commands.getdel(recoveryKeys.session(pid)) : null;
    const session = kept === null ? undefined : sessionSchema.safeParse(JSON.parse(kept)).data;
    const { name } = this.nsp as { name: string };
    if (!session || (await readMissed(this.commands, name, session.rooms, last_id)) === null) {
      this.metrics.recoveryEnded(name, "too_late");
      return null as unknown as Restored; // as the adapters of Socket.IO do; its types leave it out
    }
    const { sid, rooms, actor_id } = session;
    const unfinished: Unfinished = { actor_id, last_id };
    return { sid, pid, rooms, data: { unfinished }, missedPackets: [] };
  }
}

/** The adapter of the gateway's namespaces; Socket.IO calls it with `new`, which an arrow function does not take. */
export function createRecoveringAdapter(redis: { commands: Redis; rooms: Redis }, metrics: Metrics) {
  return function createAdapter(namespace: unknown): RedisAdapter {
    return new RecoveringAdapter(namespace, redis.commands, redis.rooms, metrics);
  };
}

/**
 * Tells a connection that came back what was pushed to its rooms meanwhile, in order. Messages that arrive during this
 * are told again after what was before them, so the last of each kind is always the newest. `too_late` when more came than
 * is kept, so that some of it is lost.
 */
export async function tellMissed<N extends GatewayNamespace>(
  socket: GatewaySocket<N>,
  { last_id }: Unfinished,
  redis: Redis,
): Promise<"told" | "too_late"> {
  let last = last_id;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const missed = await readMissed(redis, socket.nsp.name, [...socket.rooms], last);
    if (missed === null) {
      return "too_late";
    }
    if (missed.length === 0) {
      break;
    }
    for (const { id, event, message } of missed) {
      (socket as unknown as Socket).emit(event, message, id);
      last = id;
    }
  }
  return "told";
}

/** What was pushed to the rooms after the id, oldest first; null when not all of it is kept any more. */
async function readMissed(redis: Redis, namespace: string, rooms: string[], after: string): Promise<Kept[] | null> {
  const reading = redis.pipeline();
  rooms.forEach((room) => reading.lrange(recoveryKeys.kept(namespace, room), 0, -1));
  const missed = new Map<string, Kept>();
  for (const [error, entries] of (await reading.exec()) ?? []) {
    if (error) {
      throw error;
    }
    const lines = entries as string[];
    if (lines.length >= MAX_KEPT_MESSAGES && idOf(lines[0] as string) > after) {
      return null;
    }
    for (const line of lines.filter((entry) => idOf(entry) > after)) {
      const [event, message] = JSON.parse(line.slice(ID_LENGTH)) as [string, unknown];
      missed.set(idOf(line), { id: idOf(line), event, message });
    }
  }
  return [...missed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function idOf(entry: string): string {
  return entry.slice(0, ID_LENGTH);
}
