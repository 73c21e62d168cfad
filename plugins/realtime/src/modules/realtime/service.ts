import { Emitter } from "@socket.io/redis-emitter";
import Redis from "ioredis";
import { z } from "zod";
import { type GatewayNamespace, OWN_ROOM, type ServerMessages, SOCKET_CHANNEL_PREFIX } from "../../contract";
import { ID_TO_COME, preparePush, publishAndKeep } from "./push-script";

const EMITTER_OPTIONS = { key: SOCKET_CHANNEL_PREFIX };
const optionsSchema = z.object({ redisUrl: z.url({ protocol: /^rediss?$/ }) });

/** Sends messages from the backend to sockets, whichever gateway they are connected to. */
export default class RealtimeService {
  private readonly redis: Redis;

  constructor(_container: unknown, options: unknown) {
    const { redisUrl } = optionsSchema.parse(options ?? {});
    this.redis = new Redis(redisUrl, { lazyConnect: true, maxRetriesPerRequest: 2 });
    preparePush(this.redis);
    this.redis.on("error", () => undefined); // the command that needs the connection fails and says so
  }

  readonly __hooks = {
    onApplicationShutdown: (): Promise<void> => {
      this.redis.disconnect();
      return Promise.resolve();
    },
  };

  /**
   * Pushes one message to everyone in any of the rooms; someone in several of them gets it once, and someone whose
   * connection is lost for less than two minutes gets it when it is back. Throws when Redis cannot be reached.
   */
  async push<N extends GatewayNamespace, E extends keyof ServerMessages[N] & string>(
    namespace: N,
    toRooms: string[],
    event: E,
    message: ServerMessages[N][E],
  ): Promise<void> {
    const sent: Promise<void>[] = [];
    const kept = { namespace, rooms: toRooms, event, message };
    const publish = (channel: string, packet: string | Buffer) => {
      sent.push(publishAndKeep(this.redis, { channel, message: packet }, kept));
    };
    new Emitter({ publish }, EMITTER_OPTIONS).of(namespace).to(toRooms).emit(event, message, ID_TO_COME);
    await Promise.all(sent);
  }

  /** Makes everyone leave a room, in all gateways. Throws when Redis cannot be reached. */
  async emptyRoom(namespace: GatewayNamespace, room: string): Promise<void> {
    const { emitter, sent } = this.newEmitter();
    emitter.of(namespace).in(room).socketsLeave(room);
    await Promise.all(sent);
  }

  /** Ends every connection of one person in a namespace, in all gateways. Throws when Redis cannot be reached. */
  async endSessions(namespace: GatewayNamespace, actorId: string): Promise<void> {
    const { emitter, sent } = this.newEmitter();
    emitter.of(namespace).in(OWN_ROOM[namespace](actorId)).disconnectSockets(true);
    await Promise.all(sent);
  }

  /** Moves the connections of one person between rooms, in all gateways. Throws when Redis cannot be reached. */
  async moveSessions(
    namespace: GatewayNamespace,
    actorId: string,
    { leave, join }: { leave: string[]; join: string[] },
  ): Promise<void> {
    const { emitter, sent } = this.newEmitter();
    const sessions = emitter.of(namespace).in(OWN_ROOM[namespace](actorId));
    sessions.socketsLeave(leave);
    sessions.socketsJoin(join);
    await Promise.all(sent);
  }

  /** The emitter drops the promises of its client; keeping them is what makes failures visible. */
  private newEmitter(): { emitter: Emitter; sent: Promise<number>[] } {
    const sent: Promise<number>[] = [];
    const client = {
      publish: (channel: string, message: string | Buffer) => {
        sent.push(this.redis.publish(channel, message));
      },
    };
    return { emitter: new Emitter(client, EMITTER_OPTIONS), sent };
  }
}
