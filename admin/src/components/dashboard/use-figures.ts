import { ApiClient } from "adminjs";
import { useEffect, useRef, useState } from "react";
import type { BoardRider, DashboardFigures } from "../../dashboard/figures.js";

/** Without live hints the figures are read this often; with them this is the net below. */
const REFRESH_MS = 15_000;
/** A stream that was refused, or broken by what stands between, is asked for again. */
const STREAM_RETRY_MS = 30_000;
/** The server's figures may be a second old: only what is read later than that after a hint surely knows of it. */
const SETTLED_AFTER_MS = 1_100;
/** However many hints come, the figures are not read more often because of them. */
const HINTED_EVERY_MS = 2_000;
const LIVE_ADDRESS = "/admin/api/own/live";
const api = new ApiClient();

type Position = Pick<BoardRider, "rider_id" | "latitude" | "longitude">;

export interface LiveFigures {
  figures: DashboardFigures | null;
  /** The panel did not answer the last time. */
  isStale: boolean;
  /** Changes arrive by themselves. */
  isLive: boolean;
}

/** The dashboard's figures, of one store or (empty) of all: read at once, again whenever something is told to have changed, and every now and then. */
export function useFigures(storeId: string): LiveFigures {
  const [figures, setFigures] = useState<DashboardFigures | null>(null);
  const [positions, setPositions] = useState<ReadonlyMap<string, Position>>(new Map());
  const [isStale, setStale] = useState(false);
  const [isLive, setLive] = useState(false);
  const hinted = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    let isShown = true;
    setFigures(null);
    const load = async (): Promise<void> => {
      try {
        const response = await api.getDashboard({ params: storeId ? { store: storeId } : {} });
        if (!isShown) return;
        setFigures(response.data as DashboardFigures);
        setStale(false);
      } catch {
        setStale(true);
      }
    };
    let readAt = Date.now();
    const soon = (): void => {
      clearTimeout(hinted.current);
      hinted.current = setTimeout(() => void load(), SETTLED_AFTER_MS);
      if (Date.now() - readAt < HINTED_EVERY_MS) return;
      readAt = Date.now();
      void load();
    };
    void load();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void load();
    }, REFRESH_MS);
    const close = listen({ soon, setLive, setPositions });
    return () => {
      isShown = false;
      clearInterval(timer);
      clearTimeout(hinted.current);
      close();
    };
  }, [storeId]);

  return { figures: figures && withPositions(figures, positions), isStale, isLive };
}

interface Listener {
  soon: () => void;
  setLive: (isLive: boolean) => void;
  setPositions: (change: (before: ReadonlyMap<string, Position>) => ReadonlyMap<string, Position>) => void;
}

/** Listens to the stream until the function it answers is called. */
function listen({ soon, setLive, setPositions }: Listener): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let events: EventSource;
  const open = (): void => {
    events = new EventSource(LIVE_ADDRESS);
    events.addEventListener("hint", soon);
    events.addEventListener("gateway", ({ data }: MessageEvent<string>) => {
      setLive(data === "true");
      // What happened while nobody listened is read again.
      soon();
    });
    events.addEventListener("locations", ({ data }: MessageEvent<string>) => {
      const moved = JSON.parse(data) as Position[];
      setPositions((before) => new Map([...before, ...moved.map((each): [string, Position] => [each.rider_id, each])]));
    });
    events.addEventListener("error", () => {
      setLive(false);
      if (events.readyState === EventSource.CLOSED) retry = setTimeout(open, STREAM_RETRY_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    events.close();
  };
}

function withPositions(figures: DashboardFigures, positions: ReadonlyMap<string, Position>): DashboardFigures {
  const riders = figures.riders?.map((rider) => ({ ...rider, ...positions.get(rider.rider_id) })) ?? null;
  return { ...figures, riders };
}
