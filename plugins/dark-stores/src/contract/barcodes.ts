/** Whether the last digit follows from the others by GS1's modulo 10: weights 3, 1, 3, ... from the right. */
export function hasValidCheckDigit(digits: string): boolean {
  const [check, ...rest] = [...digits].reverse().map(Number);
  const sum = rest.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}
