/** Ids of a data set are known without asking the database: the first of each kind is number 1. */
const id = (prefix: string, number: number) => `${prefix}_bench_${String(number).padStart(6, "0")}`;

export const storeId = (number: number): string => id("ds", number);
export const storeCode = (number: number): string => `BENCH-${String(number).padStart(5, "0")}`;
export const productId = (number: number): string => id("prod", number);
export const variantId = (number: number): string => id("variant", number);
export const skuOf = (number: number): string => `BENCH-${String(number).padStart(6, "0")}`;
export const categoryId = (number: number): string => id("pcat", number);
export const riderId = (number: number): string => id("rdr", number);
export const shiftId = (number: number): string => id("rshift", number);
export const deliveryId = (number: number): string => id("dlv", number);
