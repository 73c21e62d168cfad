import type { Benchmark } from "../benchmark.js";
import { checkout } from "./checkout/benchmark.js";
import { importRows } from "./import.js";
import { productPage } from "./product-page/benchmark.js";
import { reserve } from "./reserve.js";
import { storeSelection } from "./store-selection.js";

/** Every benchmark, by the name it is run by. */
export const BENCHMARKS: Benchmark[] = [productPage, storeSelection, reserve, importRows, checkout];
