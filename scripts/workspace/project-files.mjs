import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

const NOT_SOURCE = new Set([
  "node_modules",
  ".medusa",
  "dist",
  ".adminjs",
  "__tests__",
  "integration-tests",
  "coverage",
]);
const SPEC = /\.spec\.[mc]?tsx?$/;
const TYPESCRIPT = /(?<!\.d)\.(ts|tsx|mts|cts)$/;
const EMITTED = { ts: "js", tsx: "js", mts: "mjs", cts: "cjs" };
const DECLARED = { ts: "d.ts", tsx: "d.ts", mts: "d.mts", cts: "d.cts" };

/** Contents of everything a project is built from, tests left out: path (relative, with slashes) to hash. */
export function hashInputs(project) {
  const inputs = {};
  for (const path of walk(project.folder, (name) => !NOT_SOURCE.has(name))) {
    if (!SPEC.test(path)) {
      inputs[path] = createHash("sha1")
        .update(readFileSync(join(project.folder, path)))
        .digest("hex");
    }
  }
  return inputs;
}

/** Size and time of everything in a project's output folder; the compiler may touch its own record at will. */
export function listOutputs(project) {
  const outputs = {};
  for (const path of walk(project.outDir)) {
    if (join(project.outDir, path) === project.buildInfo) {
      continue;
    }
    const { size, mtimeMs } = statSync(join(project.outDir, path));
    outputs[path] = `${size} ${mtimeMs}`;
  }
  return outputs;
}

/** What the compiler must have written for these inputs, relative to the output folder. */
export function expectedOutputs(project, inputs) {
  const expected = new Set();
  for (const path of Object.keys(inputs)) {
    const inRoot = slashed(relative(project.rootDir, join(project.folder, path)));
    const extension = TYPESCRIPT.exec(path)?.[1];
    // Settings of other tools beside the sources are TypeScript too, but the compiler is not told about them.
    if (extension && !inRoot.startsWith("..")) {
      const stem = inRoot.slice(0, -extension.length);
      expected.add(stem + EMITTED[extension]);
      expected.add(stem + DECLARED[extension]);
    }
  }
  return expected;
}

/** Removes outputs whose source is gone: Medusa would load a subscriber that no longer exists. Answers their paths. */
export function removeStaleOutputs(project, inputs) {
  const expected = expectedOutputs(project, inputs);
  const stale = Object.keys(listOutputs(project)).filter((path) => {
    const isGenerated = project.generated.some(
      (name) => path === name || (name.endsWith("/") && path.startsWith(name)),
    );
    const isCopied = path.endsWith(".json") && inputs[slashed(relative(project.folder, join(project.rootDir, path)))];
    const source = path.replace(/\.map$/, "");
    return !isGenerated && !isCopied && !expected.has(source);
  });
  for (const path of stale) {
    rmSync(join(project.outDir, path));
    removeEmptyFolders(project.outDir, path);
  }
  return stale;
}

/** Removes all output of a project and the compiler's memory of it. */
export function wipeOutputs(project) {
  rmSync(project.outDir, { recursive: true, force: true });
  rmSync(project.buildInfo, { force: true });
}

function removeEmptyFolders(top, path) {
  for (
    let folder = join(top, path, "..");
    folder !== top && readdirSync(folder).length === 0;
    folder = join(folder, "..")
  ) {
    rmdirSync(folder);
  }
}

function* walk(folder, accepts = () => true, prefix = "") {
  let entries;
  try {
    entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") {
      return;
    }
    throw error;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (!accepts(entry.name) || lstatSync(join(folder, path)).isSymbolicLink()) {
      continue;
    }
    if (entry.isDirectory()) {
      yield* walk(folder, accepts, path);
    } else {
      yield path;
    }
  }
}

function slashed(path) {
  return path.split(sep).join("/");
}
