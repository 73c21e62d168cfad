const TIMEOUT_MS = 30_000;

interface Line {
  id: string;
  quantity: number;
}

/** Somebody of the store's staff, at work through the staff API. */
export class Packer {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Takes an order and picks all of it: only "ready" is left to say. */
  async pack(orderId: string): Promise<void> {
    const { orders } = (await this.call("GET", "/staff/orders?status=confirmed&limit=100")) as {
      orders: { order_id: string; lines: Line[] }[];
    };
    const order = orders.find((each) => each.order_id === orderId);
    if (!order) {
      throw new Error(`The staff do not see order ${orderId}.`);
    }
    await this.call("POST", `/staff/orders/${orderId}/accept`, {});
    for (const { id, quantity } of order.lines) {
      await this.call("POST", `/staff/orders/${orderId}/lines/${id}/pick`, { quantity });
    }
  }

  async sayReady(orderId: string): Promise<void> {
    await this.call("POST", `/staff/orders/${orderId}/ready`, {});
  }

  /** Takes the order and its offers out of the way of the next. */
  async cancel(orderId: string): Promise<void> {
    await this.call("POST", `/staff/orders/${orderId}/cancel`, { reason: "the benchmark has what it wants" });
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answered: unknown = await answer.json();
    if (!answer.ok) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answered)}`);
    }
    return answered;
  }
}
