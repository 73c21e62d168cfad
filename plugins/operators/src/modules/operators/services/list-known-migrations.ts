import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MedusaModule } from "@medusajs/framework/modules-sdk";

export interface KnownMigration {
  module: string;
  name: string;
}

/** The migrations that the modules of this process bring, found where Medusa looks for them when it migrates. */
export async function listKnownMigrations(): Promise<KnownMigration[]> {
  const found = await Promise.all(
    MedusaModule.getAllModuleResolutions().map(async ({ definition, resolutionPath }) => {
      // A module that is switched off has no path.
      const folder = resolutionPath ? folderOf(resolutionPath) : null;
      const files = folder ? await filesOf(join(folder, "migrations")) : [];
      return files
        .filter((file) => /^Migration.*\.js$/.test(file))
        .map((file) => ({ module: definition.key, name: file.slice(0, -".js".length) }));
    }),
  );
  return found.flat();
}

/** Medusa's own modules are re-exported by its main package; `discoveryPath` says where they are. */
function folderOf(resolutionPath: string): string {
  const path = require.resolve(resolutionPath, { paths: [process.cwd()] });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded long ago; only its address is asked for
  const { discoveryPath } = require(path) as { discoveryPath?: string };
  return dirname(discoveryPath ? require.resolve(discoveryPath, { paths: [process.cwd()] }) : path);
}

/** A module without tables has no such folder. */
async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return [];
    }
    throw error;
  }
}
