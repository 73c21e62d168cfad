import type { ExecArgs } from "@medusajs/framework/types";
import { ensureOperator } from "../base-data/operator";

/** `medusa exec ./src/scripts/ensure-operator.js`: creates the operator of the settings, or sets its password anew. */
export default async function run({ container }: ExecArgs): Promise<void> {
  const { QUICKDASH_OPERATOR_EMAIL: email, QUICKDASH_OPERATOR_PASSWORD: password } = process.env;
  if (!email || !password) {
    throw new Error("Set QUICKDASH_OPERATOR_EMAIL and QUICKDASH_OPERATOR_PASSWORD.");
  }
  await ensureOperator(container, email, password);
}
