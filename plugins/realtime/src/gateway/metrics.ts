import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { Tally } from "./tally";
import { ConnectionRefused } from "./token";

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** What the gateway tells Prometheus at `GET /metrics`, beside the metrics of its process. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly received = new Tally(this.registry, {
    name: "gateway_messages_received_total",
    help: "Messages from clients; message is unknown for those that nobody expects.",
    labels: ["namespace", "message"],
  });
  private readonly sent = new Tally(this.registry, {
    name: "gateway_messages_sent_total",
    help: "Messages handed to the connections of clients.",
    labels: ["namespace", "message"],
  });
  private readonly refused = new Tally(this.registry, {
    name: "gateway_messages_refused_total",
    help: "Messages answered with an error, by its code.",
    labels: ["namespace", "code"],
  });
  private readonly refusedConnections = new Tally(this.registry, {
    name: "gateway_connections_refused_total",
    help: "Connections not let into a namespace, by the code of the refusal.",
    labels: ["namespace", "code"],
  });
  private readonly recovered = new Tally(this.registry, {
    name: "gateway_recoveries_total",
    help: "Reconnects that asked for what they had missed; recovered, or told to read anew.",
    labels: ["namespace", "outcome"],
  });
  private readonly handling = new Histogram({
    name: "gateway_location_handling_seconds",
    help: "From a rider's position arriving here to its answer; it has been sent to the sockets of this gateway by then.",
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly age = new Histogram({
    name: "gateway_location_age_seconds",
    help: "From the phone recording a position to sending it to clients; includes what the phone's clock is wrong by.",
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly replaced = new Counter({
    name: "gateway_locations_replaced_total",
    help: "Positions that gave way to a newer one because the client reads slowly.",
    registers: [this.registry],
  });
  private readonly slow = new Counter({
    name: "gateway_slow_clients_ended_total",
    help: "Connections ended because too many messages waited for them; such a client reads anew.",
    registers: [this.registry],
  });

  /** `countConnections` answers the open connections of each namespace. */
  constructor(countConnections: () => Iterable<readonly [namespace: string, connections: number]>) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: "gateway_connections",
      help: "Open connections.",
      labelNames: ["namespace"],
      registers: [this.registry],
      collect() {
        for (const [namespace, connections] of countConnections()) {
          this.set({ namespace }, connections);
        }
      },
    });
  }

  messageReceived(namespace: string, message: string): void {
    this.received.add(namespace, message);
  }

  messageSent(namespace: string, message: string, times = 1): void {
    this.sent.add(namespace, message, times);
  }

  messageRefused(namespace: string, code: string): void {
    this.refused.add(namespace, code);
  }

  connectionRefused(namespace: string, error: Error): void {
    this.refusedConnections.add(namespace, error instanceof ConnectionRefused ? error.data.code : "internal_error");
  }

  recoveryEnded(namespace: string, outcome: "recovered" | "too_late"): void {
    this.recovered.add(namespace, outcome);
  }

  locationHandled(took_ms: number): void {
    this.handling.observe(took_ms / 1000);
  }

  locationSent(age_ms: number): void {
    this.age.observe(Math.max(0, age_ms) / 1000);
  }

  locationReplaced(): void {
    this.replaced.inc();
  }

  slowClientEnded(): void {
    this.slow.inc();
  }

  /** The text that Prometheus reads. */
  async read(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }
}
