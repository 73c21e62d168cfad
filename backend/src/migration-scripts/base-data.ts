import type { MedusaContainer } from "@medusajs/framework";
import { ensureDelivery } from "../base-data/delivery";
import { HOME_MARKET } from "../base-data/market";
import { ensureOperator } from "../base-data/operator";
import { ensureRegion } from "../base-data/region";
import { ensureSalesChannel } from "../base-data/sales-channel";

/**
 * Runs once per database, as the last part of `medusa db:migrate`: what Medusa needs before the first cart can exist.
 * Every part finds before it creates, so an interrupted run is repeated safely.
 */
export default async function createBaseData({ container }: { container: MedusaContainer }): Promise<void> {
  const salesChannel = await ensureSalesChannel(container, HOME_MARKET.currency_code);
  await ensureRegion(container, HOME_MARKET);
  await ensureDelivery(container, salesChannel.id, HOME_MARKET);

  const { QUICKDASH_OPERATOR_EMAIL: email, QUICKDASH_OPERATOR_PASSWORD: password } = process.env;
  if (email && password) {
    await ensureOperator(container, email, password);
  }
}
