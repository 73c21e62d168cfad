import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Router as AdminRouter } from "adminjs";
import { Router } from "express";

const ONE_YEAR_MS = 365 * 24 * 60 * 60 * 1_000;
const HASH_LENGTH = 12;
const OWN_FOLDER = fileURLToPath(new URL("../../assets/", import.meta.url));
const OWN_FILES = [
  "brand.css",
  "plain.css",
  "panel.css",
  "session.css",
  "map.css",
  "board.css",
  "records.css",
  "lists.css",
  "logo.svg",
  "icon.svg",
];
/** Files of packages that pages need as they are. */
const PACKAGE_FILES: Record<string, string> = {
  "leaflet.css": "leaflet/dist/leaflet.css",
  "devanagari-400.woff2": "@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2",
  "devanagari-700.woff2": "@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-700-normal.woff2",
  "geoman.css": "@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css",
};
const require = createRequire(import.meta.url);

/** Files the panel serves to everyone, each under an address that changes with its content. */
export interface Assets {
  router: Router;
  /** Address of a file with its content's hash, for example `/admin/assets/panel.css?v=3f…`. */
  addressOf: (path: string) => string;
}

/** Collects AdminJS's bundles, our compiled components and our own styles. Throws when one is missing. */
export function createAssets(rootPath: string): Assets {
  const files = new Map<string, string>([
    ...AdminRouter.assets.map(({ path: address, src }): [string, string] => [address, path.resolve(src)]),
    ...Object.entries(PACKAGE_FILES).map(([name, file]): [string, string] => [
      `/assets/${name}`,
      require.resolve(file),
    ]),
    ...OWN_FILES.map((name): [string, string] => [`/assets/${name}`, path.join(OWN_FOLDER, name)]),
  ]);
  const hashes = new Map<string, string>();
  const router = Router();
  for (const [address, file] of files) {
    if (!existsSync(file)) {
      throw new Error(`The panel is not built: ${path.basename(file)} is missing. Run \`npm run build -w admin\`.`);
    }
    const hash = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, HASH_LENGTH);
    hashes.set(address, hash);
    router.get(address, (request, response, next) => {
      const isCurrent = request.query.v === hash;
      response.sendFile(
        file,
        // Bundles may live in a folder that starts with a dot.
        { dotfiles: "allow", immutable: isCurrent, maxAge: isCurrent ? ONE_YEAR_MS : 0 },
        (error) => error && next(error),
      );
    });
  }
  return {
    router,
    addressOf: (address) => {
      const hash = hashes.get(address);
      if (!hash) throw new Error(`There is no asset "${address}".`);
      return `${rootPath}${address}?v=${hash}`;
    },
  };
}
