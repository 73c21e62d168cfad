/** How long after a lost connection a client gets what it missed; later it reads anew. */
export const RECOVERY_WINDOW_MS = 2 * 60 * 1000;

/** Messages of a room that are kept for those who come back. Who missed more reads anew. */
export const MAX_KEPT_MESSAGES = 100;

/** Redis keys of recovery: the clock of message ids, the last messages of a room, the session of a lost connection. */
export const recoveryKeys = {
  clock: "quickdash:sockets:clock",
  kept: (namespace: string, room: string): string => `quickdash:sockets:kept:${namespace}:${room}`,
  session: (privateId: string): string => `quickdash:sockets:session:${privateId}`,
} as const;

/** An id of a message: when it was pushed, and its place among those of the same millisecond. Ids sort as text. */
export const MESSAGE_ID = /^\d{13}-\d{6}$/;
