/** What Medusa has written down and the provider's own calls do not carry. */
export interface MedusaRecords {
  /** The session as it is now; null when Medusa dropped it. */
  findSession(id: string): Promise<{ status: string; authorized_at: Date | string | null; data: unknown } | null>;
  /** Which of these refunds Medusa has on its books. */
  listRefundIds(ids: string[]): Promise<string[]>;
}

interface Listing<T> {
  list(filters: { id: string[] }): Promise<T[]>;
}

interface PaymentModuleContainer {
  paymentSessionService: Listing<{
    id: string;
    status: string;
    authorized_at: Date | string | null;
    data: unknown;
  }>;
  refundService: Listing<{ id: string }>;
}

/** The books of the payment module the provider is registered with; looked up when first needed. */
export function recordsOf(container: Record<string, unknown>): MedusaRecords {
  const books = container as unknown as PaymentModuleContainer;
  return {
    async findSession(id) {
      const [session] = await books.paymentSessionService.list({ id: [id] });
      return session ?? null;
    },
    async listRefundIds(ids) {
      if (ids.length === 0) return [];
      return (await books.refundService.list({ id: ids })).map((refund) => refund.id);
    },
  };
}
