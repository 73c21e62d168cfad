import { Counter, type Registry } from "prom-client";

/** A counter with two labels that costs a map look-up to raise; Prometheus' own is asked only when it is read. */
export class Tally<First extends string, Second extends string> {
  private readonly counts = new Map<string, Map<string, number>>();

  constructor(registry: Registry, { name, help, labels }: { name: string; help: string; labels: [First, Second] }) {
    const { counts } = this;
    const [first, second] = labels;
    new Counter({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect() {
        this.reset();
        for (const [value, inner] of counts) {
          for (const [other, count] of inner) {
            this.inc({ [first]: value, [second]: other } as Record<First | Second, string>, count);
          }
        }
      },
    });
  }

  add(first: string, second: string, amount = 1): void {
    let inner = this.counts.get(first);
    if (!inner) {
      inner = new Map();
      this.counts.set(first, inner);
    }
    inner.set(second, (inner.get(second) ?? 0) + amount);
  }
}
