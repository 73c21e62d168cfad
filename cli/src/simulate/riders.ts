import { ApiError } from "../client/errors.js";
import { CommandError } from "../frame/errors.js";
import type { Chance } from "./chance.js";
import { GatewaySocket, NOT_HEARD } from "../client/gateway-socket.js";
import { handInCash } from "./hand-in-cash.js";
import type { RiderRecord } from "./ledger.js";
import { logInByPhone, type Session } from "./phone-login.js";
import { headingOf, metresBetween, placeAt, stepTowards, type Place } from "../geo/places.js";
import { journeyOf, pause, type World } from "./world.js";

interface Offer {
  id: string;
  order_ids: string[];
}

interface Delivery {
  id: string;
  order_id: string;
  sequence: number | null;
  pickup: Place;
  drop: Place;
  cash_to_collect: number;
}

export interface RiderAccount {
  id: string;
  name: string;
  phone: string;
  /** The store that the shift begins near. */
  home: Place;
}

const REPORT_EVERY_MS = 300;
const IDLE_TICK_MS = 400;
/** Offers come over the socket; the list is read now and then in case a message was lost. */
const READ_OFFERS_EVERY_MS = 4_000;
const REPORT_IDLE_EVERY_MS = 5_000;
const NEAR_STORE_M = 250;
const MAX_REPORT_FAILURES = 40;
const SHORTEST_ABSENCE_MS = 10_000;
const LONGEST_ABSENCE_MS = 30_000;

/** Plays one rider for a whole shift; the shift is ended even when the run fails. */
export async function playRider(world: World, account: RiderAccount, chance: Chance): Promise<void> {
  const session = await logInByPhone(world, "rider", account.phone);
  const rider = new SimulatedRider(world, account, session, await openSocket(world, session), chance);
  try {
    await rider.work();
  } finally {
    rider.leave();
  }
}

/** Ends a shift that a run left behind; quiet when there is none. */
export async function endShift(
  world: Pick<World, "backendUrl">,
  account: RiderAccount,
  signal: AbortSignal,
): Promise<void> {
  const { http } = await logInByPhone({ backendUrl: world.backendUrl, signal }, "rider", account.phone);
  try {
    await http.post("/rider/shifts/end");
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) {
      throw error;
    }
  }
}

function openSocket(world: World, { token }: Session): Promise<GatewaySocket> {
  return GatewaySocket.open(world.gatewayUrl, "/rider", token);
}

class SimulatedRider {
  private place: Place;
  private readonly offers = new Map<string, Offer>();
  private lastReportAt = 0;
  private lastReadAt = 0;
  private reportFailures = 0;
  private readonly world: World;
  private readonly account: RiderAccount;
  private readonly session: Session;
  private readonly socket: GatewaySocket;
  private readonly chance: Chance;
  private readonly record: RiderRecord;

  constructor(world: World, account: RiderAccount, session: Session, socket: GatewaySocket, chance: Chance) {
    this.world = world;
    this.account = account;
    this.session = session;
    this.socket = socket;
    this.chance = chance;
    this.record = world.ledger.rider(account.name);
    this.place = placeAt(account.home, chance.between(20, NEAR_STORE_M), chance.between(0, 360));
    socket.on("offer.created", (offer: Offer) => this.offers.set(offer.id, offer));
    socket.on("offer.withdrawn", ({ id }: { id: string }) => this.offers.delete(id));
  }

  async work(): Promise<void> {
    await this.session.http.post("/rider/shifts/start");
    const startedAt = Date.now();
    await this.reportPlace();
    while (this.world.journeys.some((journey) => !journey.finished)) {
      this.record.onShiftMs = Date.now() - startedAt;
      const accepted = await this.takeOffer();
      if (accepted) {
        const acceptedAt = Date.now();
        await this.perhapsDisappear();
        await this.deliverAll();
        await handInCash(this.world.admin, this.account.id);
        this.record.busyMs += Date.now() - acceptedAt;
      } else {
        await this.idle();
      }
    }
  }

  leave(): void {
    this.socket.close();
  }

  private async idle(): Promise<void> {
    const now = Date.now();
    if (now - this.lastReportAt > REPORT_IDLE_EVERY_MS) {
      await this.reportPlace();
    }
    if (now - this.lastReadAt > READ_OFFERS_EVERY_MS) {
      this.lastReadAt = now;
      const { offers } = await this.session.http.get<{ offers: Offer[] }>("/rider/offers");
      offers.forEach((offer) => this.offers.set(offer.id, offer));
    }
    await pause(this.world, IDLE_TICK_MS);
  }

  /** Accepts the first offer for an order of this run; of several riders at once the server lets one win. */
  private async takeOffer(): Promise<boolean> {
    for (const offer of [...this.offers.values()]) {
      this.offers.delete(offer.id);
      // Orders of real people are left to real riders.
      const ours = offer.order_ids.some((orderId) => journeyOf(this.world, orderId));
      const unwilling = ours && this.isUnwilling(offer);
      if (await this.answer(offer, ours && !unwilling ? "accept" : "decline")) {
        this.offers.clear();
        return true;
      }
    }
    return false;
  }

  /** Somebody else must be left to take it: an order that all decline would wait for ever. */
  private isUnwilling({ order_ids }: Offer): boolean {
    const { ledger, habits } = this.world;
    const name = this.account.name;
    if (this.chance.next() >= habits.declineRate || !ledger.mayDecline(name, order_ids)) return false;
    ledger.declined(name, order_ids);
    return true;
  }

  /** A flat battery, a tunnel: nothing is heard of the rider for a while, and the server does what it does then. */
  private async perhapsDisappear(): Promise<void> {
    if (this.chance.next() >= this.world.habits.lostRate) return;
    this.record.disappeared += 1;
    await pause(this.world, this.chance.between(SHORTEST_ABSENCE_MS, LONGEST_ABSENCE_MS));
  }

  /** True when the offer was accepted; one that is gone already is no failure. */
  private async answer(offer: Offer, answer: "accept" | "decline"): Promise<boolean> {
    try {
      await this.session.http.post(`/rider/offers/${offer.id}/${answer}`);
      return answer === "accept";
    } catch (error) {
      if (!(error instanceof ApiError) || error.status >= 500 || error.status === 401) {
        throw error;
      }
      return false;
    }
  }

  private async deliverAll(): Promise<void> {
    const assigned = await this.deliveries("assigned");
    for (const delivery of assigned) {
      await this.rideTo(delivery.pickup);
      await this.pickUp(delivery).catch((error: unknown) => this.forgiveLost(delivery, error));
    }
    for (const delivery of await this.deliveries("picked_up")) {
      await this.rideTo(delivery.drop);
      await this.handOver(delivery);
    }
  }

  /** Cancelled by its customer, or given to somebody else while the rider was not heard of. */
  private async forgiveLost(delivery: Delivery, error: unknown): Promise<void> {
    const refused = error instanceof ApiError && error.status < 500 && error.status !== 401;
    if (!refused && !(error instanceof CommandError && error.code === "no_code")) throw error;
    const mine = await this.deliveries("assigned");
    if (mine.some(({ id }) => id === delivery.id)) throw error;
    const journey = journeyOf(this.world, delivery.order_id)!;
    if (journey.rider === this.account.name) journey.rider = null;
  }

  private async deliveries(status: string): Promise<Delivery[]> {
    const { deliveries } = await this.session.http.get<{ deliveries: Delivery[] }>("/rider/deliveries", { status });
    return deliveries
      .filter(({ order_id }) => journeyOf(this.world, order_id))
      .sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
  }

  private async pickUp(delivery: Delivery): Promise<void> {
    const journey = journeyOf(this.world, delivery.order_id)!;
    // A rider may be sent while the store still picks; the way is then part of the wait.
    while (!journey.showPickupCode && !journey.finished) await pause(this.world, IDLE_TICK_MS);
    journey.rider = this.account.name;
    const pickup_code = await shown(journey.showPickupCode, "The store shows no pickup code yet.");
    await this.session.http.post(`/rider/deliveries/${delivery.id}/pickup`, { pickup_code });
    journey.moveTo("out_for_delivery");
    await this.reportPlace();
  }

  private async handOver(delivery: Delivery): Promise<void> {
    const journey = journeyOf(this.world, delivery.order_id)!;
    const handoff_code = await shown(journey.showHandoffCode, "The customer shows no hand-over code yet.");
    await this.session.http.post(`/rider/deliveries/${delivery.id}/deliver`, {
      handoff_code,
      ...(delivery.cash_to_collect > 0 && { cash_collected: delivery.cash_to_collect }),
    });
    this.record.deliveries += 1;
    journey.moveTo("delivered");
  }

  /** Rides in a straight line and reports each step; a step the server doubts is not made until it believes it. */
  private async rideTo(target: Place): Promise<void> {
    let before = Date.now();
    while (metresBetween(this.place, target) > 0) {
      await pause(this.world, REPORT_EVERY_MS);
      const now = Date.now();
      const next = stepTowards(
        this.place,
        target,
        (this.world.pace.rideMps * this.chance.between(0.7, 1) * (now - before)) / 1000,
      );
      if (await this.reportPlace(next)) {
        this.place = next;
      }
      before = now;
    }
  }

  private async reportPlace(place: Place = this.place): Promise<boolean> {
    this.lastReportAt = Date.now();
    this.world.ledger.moved(this.account.name, place);
    const moving = metresBetween(this.place, place) > 0;
    const refusal = await this.send({
      ...this.asMeasured(place),
      accuracy_m: 8,
      ...(moving && { heading: headingOf(this.place, place), speed_mps: this.world.pace.rideMps }),
      recorded_at: new Date().toISOString(),
    });
    this.reportFailures = refusal ? this.reportFailures + 1 : 0;
    if (refusal && this.reportFailures > MAX_REPORT_FAILURES) {
      throw new CommandError("location_refused", `The rider's position is refused: ${refusal}`);
    }
    return refusal === null;
  }

  /** A phone knows its place to within some metres. */
  private asMeasured(place: Place): Place {
    const { noiseM } = this.world.pace;
    return noiseM === 0 ? place : placeAt(place, this.chance.between(0, noiseM), this.chance.between(0, 360));
  }

  /** Over the socket, and over HTTP while the gateway is away. Answers why it was refused, or null. */
  private async send(location: Place & Record<string, unknown>): Promise<string | null> {
    const answer = await this.socket.send("location", location);
    if (answer !== NOT_HEARD) {
      return "error" in answer ? answer.error.message : null;
    }
    try {
      await this.session.http.post("/rider/location", location);
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.status < 500 && error.status !== 401) {
        return error.message;
      }
      throw error;
    }
  }
}

async function shown(show: (() => Promise<string>) | null, otherwise: string): Promise<string> {
  if (!show) {
    throw new CommandError("no_code", otherwise);
  }
  return show();
}
