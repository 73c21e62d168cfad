import { fileURLToPath } from "node:url";

/**
 * AdminJS reads these three while it loads, so this file is imported before it, by every entry point.
 * Without them it serves 14 MB of development bundles and compiles our components on the first request.
 */
process.env.NODE_ENV = "production";
process.env.ADMIN_JS_SKIP_BUNDLE = "true";
process.env.ADMIN_JS_TMP_DIR = fileURLToPath(new URL("./adminjs", import.meta.url));

/** Folder of the compiled panel components. */
export const bundleFolder = process.env.ADMIN_JS_TMP_DIR;
