/** The check digit of the first twelve digits of an EAN-13 (GS1 General Specifications, 7.9). */
export function ean13CheckDigit(twelveDigits: string): number {
  const sum = [...twelveDigits.slice(0, 12)].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return (10 - (sum % 10)) % 10;
}

/** True for thirteen digits that end in their own check digit. */
export function isEan13(barcode: string): boolean {
  return /^\d{13}$/.test(barcode) && ean13CheckDigit(barcode) === Number(barcode[12]);
}
