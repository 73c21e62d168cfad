import type { LoaderOptions } from "@medusajs/framework/types";
import { asValue } from "@medusajs/framework/awilix";
import { straightLineEstimator, type EtaEstimator, type EtaModelFactory } from "../eta/estimator";
import { guardedEstimator } from "../eta/guarded-estimator";
import { readEtaOptions, type EtaOptions } from "../eta-options";

/** Registers the `etaEstimator` that the plugin's options ask for; the platform does not start without it. */
export default async function loadEtaEstimator({ container, options, logger }: LoaderOptions): Promise<void> {
  const eta = readEtaOptions(options);
  const log = logger ?? console;
  container.register({ etaEstimator: asValue(await estimatorOf(eta, log)) });
}

/** The estimator for these options; throws one sentence that names `eta.resolve` when its module cannot be used. */
export async function estimatorOf(
  eta: EtaOptions,
  logger: { warn(message: string): void; info(message: string): void },
): Promise<EtaEstimator> {
  if (eta.resolve === undefined) {
    return straightLineEstimator(eta.figures);
  }
  const factory = await load(eta.resolve);
  try {
    return guardedEstimator(factory(eta.options, eta.figures), eta, logger);
  } catch (error) {
    throw new Error(`dark-stores: option eta.options does not suit ${eta.resolve}: ${(error as Error).message}`);
  }
}

/** A package, or a file named from the folder the platform runs in. */
async function load(name: string): Promise<EtaModelFactory> {
  let loaded: unknown;
  try {
    loaded = await import(require.resolve(name, { paths: [process.cwd()] }));
  } catch (error) {
    const [firstLine = ""] = String((error as Error).message).split("\n");
    throw new Error(`dark-stores: option eta.resolve names ${name}, which cannot be loaded: ${firstLine}`);
  }
  const factory = factoryOf(loaded);
  if (!factory) {
    throw new Error(`dark-stores: option eta.resolve names ${name}, whose default export is not a function.`);
  }
  return factory;
}

/** CommonJS modules that were compiled from `export default` are wrapped twice. */
function factoryOf(loaded: unknown): EtaModelFactory | null {
  let candidate = loaded;
  for (let depth = 0; depth < 3; depth += 1) {
    if (typeof candidate === "function") {
      return candidate as EtaModelFactory;
    }
    candidate = (candidate as { default?: unknown } | null | undefined)?.default;
  }
  return null;
}
