import { hasValidCheckDigit, Refusal } from "@quickdash/dark-stores/contract";

/** EAN-8, UPC-A and EAN-13: the printed codes whose last digit checks the others. */
const CHECKED_CODE = /^(\d{8}|\d{12}|\d{13})$/;

/**
 * Holds a scan against the barcode of the ordered variant. Refuses `barcode_invalid` (an EAN-8, UPC-A or EAN-13 code whose
 * check digit is wrong: a misread) and `wrong_item`. A store's own label, which has no check digit, must only be equal.
 */
export function checkScan(scanned: string, expected: string): void {
  if (sameBarcode(scanned, expected)) return;
  const code = scanned.trim();
  if (CHECKED_CODE.test(code) && !hasValidCheckDigit(code)) {
    throw new Refusal("invalid_data", "barcode_invalid", "The barcode was misread: scan it again.");
  }
  throw new Refusal("invalid_data", "wrong_item", "This is not the ordered item: check the label and scan again.");
}

/** A UPC-A code is the same article as the EAN-13 that starts with a zero, so leading zeros do not count. */
function sameBarcode(scanned: string, expected: string): boolean {
  return withoutPadding(scanned) === withoutPadding(expected);
}

function withoutPadding(barcode: string): string {
  return barcode.trim().replace(/^0+/, "");
}
