import type { Benchmark } from "../benchmark.js";
import { catalogImport } from "./catalog-import.js";
import { checkout } from "./checkout/benchmark.js";
import { gateway } from "./gateway/benchmark.js";
import { importRows } from "./import.js";
import { offerLatency } from "./offer-latency/benchmark.js";
import { panelLists } from "./panel-lists.js";
import { productPage } from "./product-page/benchmark.js";
import { reserve } from "./reserve.js";
import { ridersNearby } from "./riders-nearby.js";
import { storeSelection } from "./store-selection.js";

/** Every benchmark, by the name it is run by. */
export const BENCHMARKS: Benchmark[] = [
  productPage,
  storeSelection,
  reserve,
  importRows,
  catalogImport,
  checkout,
  gateway,
  ridersNearby,
  offerLatency,
  panelLists,
];
