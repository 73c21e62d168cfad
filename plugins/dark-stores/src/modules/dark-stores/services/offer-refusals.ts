import { Refusal } from "../../../contract/refusal";
import { isStockCheckViolation, violates } from "./settle";

/** The refusal behind a constraint of `store_offer`; any other error stays itself. */
export function asOfferRefusal(error: unknown): unknown {
  if (isStockCheckViolation(error)) {
    return new Refusal(
      "conflict",
      "stock_reserved",
      "Stock on hand cannot fall below zero or below what open orders hold.",
    );
  }
  if (violates(error, "store_offer_mrp_check")) {
    return new Refusal("invalid_data", "price_above_mrp", "The price must not be above the MRP.");
  }
  if (violates(error, "store_offer_sale_check")) {
    return new Refusal("invalid_data", "sale_above_price", "The sale price must not be above the price.");
  }
  return error;
}
