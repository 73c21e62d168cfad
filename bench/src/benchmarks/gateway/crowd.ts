import { WireClient } from "./wire-client.js";

/** Who connects: each rider carries one order, and one customer follows it. */
export interface Crowd {
  port: number;
  riders: number;
  /** Tokens by number of the rider, and of the customer of their order. */
  riderTokens: string[];
  customerTokens: string[];
}

export const riderId = (number: number): string => `rider_${number}`;
export const customerId = (number: number): string => `cus_${number}`;
export const orderId = (number: number): string => `order_${number}`;

/** Connections being made at once. */
const CONNECTING = 100;

interface Pair {
  rider: WireClient;
  customer: WireClient;
  sent_ms: number;
  latitude: number;
  recorded_at_ms: number;
  /** What has not come back yet of the rider's last message: the answer, and the customer's message. */
  missing: number;
}

/** All riders and customers of a run, connected. A rider sends the next position when the last has arrived. */
export class ConnectedCrowd {
  /** From a rider's sending to the customer's receiving, of every position since it was emptied. */
  readonly latencies_ms: number[] = [];
  /** Told when a rider's position has been answered and has reached the customer. */
  onArrived: (number: number) => void = () => undefined;

  private constructor(private readonly pairs: Pair[]) {}

  static async connect(crowd: Crowd): Promise<ConnectedCrowd> {
    const pairs: Pair[] = [];
    const connected = new ConnectedCrowd(pairs);
    let next = 0;
    const work = async () => {
      for (let number = next++; number < crowd.riders; number = next++) {
        pairs[number] = await connected.connectPair(crowd, number);
      }
    };
    await Promise.all(Array.from({ length: CONNECTING }, work));
    return connected;
  }

  private async connectPair({ port, riderTokens, customerTokens }: Crowd, number: number): Promise<Pair> {
    let tracked: () => void = () => undefined;
    const customer = await WireClient.open({
      port,
      namespace: "/customer",
      auth: { token: customerTokens[number] ?? "" },
      onPacket: (packet) => {
        if (packet.startsWith("42/customer,")) {
          this.received(number, packet);
        } else if (packet === '43/customer,0[{"ok":true}]') {
          tracked();
        } else {
          throw new Error(`An order is not followed: ${packet}`);
        }
      },
    });
    customer.send(`42/customer,0["track",{"order_id":"${orderId(number)}"}]`);
    await new Promise<void>((resolve) => (tracked = resolve));
    const rider = await WireClient.open({
      port,
      namespace: "/rider",
      // The bare relay, which looks nothing up, is told what a rider carries.
      auth: { token: riderTokens[number] ?? "", order_id: orderId(number) },
      onPacket: (packet) => {
        if (!packet.endsWith('[{"ok":true}]')) {
          throw new Error(`A position was refused: ${packet}`);
        }
        this.settle(number);
      },
    });
    return { rider, customer, sent_ms: -Infinity, latitude: 12.9 + number * 1e-5, recorded_at_ms: 0, missing: 0 };
  }

  /** Whether a rider's last position has arrived, so that the next may be sent. */
  isFree(number: number): boolean {
    return this.pairs[number]?.missing === 0;
  }

  /** How long ago the rider sent last. */
  msSinceSending(number: number): number {
    return performance.now() - (this.pairs[number]?.sent_ms ?? 0);
  }

  /** Sends the rider's next position, a metre further on. */
  send(number: number): void {
    const pair = this.pairs[number] as Pair;
    pair.latitude += 1e-5;
    pair.recorded_at_ms = Math.max(Date.now(), pair.recorded_at_ms + 1);
    pair.missing = 2;
    const recorded_at = new Date(pair.recorded_at_ms).toISOString();
    const location = `{"latitude":${pair.latitude.toFixed(6)},"longitude":77.5946,"accuracy_m":8,"heading":90,"speed_mps":5.5,"recorded_at":"${recorded_at}"}`;
    pair.sent_ms = performance.now();
    pair.rider.send(`42/rider,1["location",${location}]`);
  }

  close(): void {
    for (const { rider, customer } of this.pairs) {
      rider.close();
      customer.close();
    }
  }

  private received(number: number, packet: string): void {
    const pair = this.pairs[number] as Pair;
    if (!packet.includes(new Date(pair.recorded_at_ms).toISOString())) {
      throw new Error(`The customer of ${orderId(number)} got another position than the one sent: ${packet}`);
    }
    this.latencies_ms.push(performance.now() - pair.sent_ms);
    this.settle(number);
  }

  private settle(number: number): void {
    const pair = this.pairs[number] as Pair;
    pair.missing -= 1;
    if (pair.missing === 0) {
      this.onArrived(number);
    }
  }
}
