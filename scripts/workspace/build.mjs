import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem, StepFailure } from "../progress/problem.mjs";
import { ROOT, WORKSPACE_STATE } from "../settings.mjs";
import { expectedOutputs, hashInputs, listOutputs, removeStaleOutputs, wipeOutputs } from "./project-files.mjs";
import { readProjects } from "./projects.mjs";

const STAMPS = join(WORKSPACE_STATE, "build");
const ERRORS_SHOWN = 20;
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

/**
 * Builds what changed since its last complete build, in order of dependencies. A project counts as built only while its
 * inputs and its outputs are exactly those of that build: edited, deleted, left-over or half-written output is noticed.
 */
export async function buildWorkspace({ processes, step }) {
  if (!existsSync(TSC)) {
    throw new Problem("The packages are not installed: run `npm ci` first, or `npm start`, which does everything.");
  }
  const plan = planBuild();
  if (plan.length === 0) {
    step.remark("nothing changed");
    return;
  }
  for (const { project, inputs, previous } of plan) {
    rmSync(stampOf(project), { force: true });
    if (!previous || hasOutputsChanged(project, previous)) {
      wipeOutputs(project);
    } else {
      removeStaleOutputs(project, inputs);
      forgetIfUnnoticeable(project, inputs, previous.inputs);
    }
  }
  step.report(() => describeProgress(step.log, plan.length));
  await compile(plan, { processes, log: step.log });
  for (const { project, inputs, fingerprint, environment } of plan) {
    step.report(`finishing ${project.path}`);
    await project.finish({ project, processes, log: step.log });
    removeStaleOutputs(project, inputs);
    checkComplete(project, inputs);
    writeStamp(project, { fingerprint, environment, inputs, outputs: listOutputs(project) });
  }
  step.remark(
    plan.length === readProjects().length ? "all projects" : plan.map(({ project }) => project.path).join(", "),
  );
}

/** Stops at the first project that has errors: those of its dependents would only be echoes. */
async function compile(plan, { processes, log }) {
  const flags = ["--verbose", "--pretty", "false", "--stopBuildOnErrors"];
  const configs = plan.map(({ project }) => project.config);
  try {
    await processes.execute("the compiler", process.execPath, [TSC, "-b", ...flags, ...configs], { cwd: ROOT, log });
  } catch (error) {
    const errors = readFileSync(log, "utf8").match(/^.*error TS\d+.*$/gm) ?? [];
    throw errors.length > 0 ? new StepFailure(error.message, log, errors.slice(0, ERRORS_SHOWN)) : error;
  }
}

/** What the compiler is at, from what it says about itself. */
function describeProgress(log, total) {
  const building = readFileSync(log, "utf8").match(/Building project '[^']+'/g) ?? [];
  const current = building.at(-1)?.match(/([^/\\]+)[/\\]tsconfig/)?.[1] ?? "";
  return `compiling ${current} (${building.length} of ${total})`;
}

/** The projects that are not as their last build left them, each with what it is made of now. */
function planBuild() {
  const environment = hashFiles(["package-lock.json", "tsconfig.base.json"]);
  const fingerprints = new Map();
  const plan = [];
  for (const project of readProjects()) {
    const inputs = hashInputs(project);
    const upstream = project.dependencies.map((path) => fingerprints.get(path));
    const fingerprint = hash(JSON.stringify([environment, inputs, upstream]));
    fingerprints.set(project.path, fingerprint);
    const previous = readStamp(project);
    if (!previous || previous.fingerprint !== fingerprint || hasOutputsChanged(project, previous)) {
      // Another lockfile may mean other types: nothing of the earlier build can be trusted.
      const isComparable = previous?.environment === environment;
      plan.push({ project, inputs, fingerprint, environment, previous: isComparable ? previous : null });
    }
  }
  return plan;
}

/**
 * The compiler looks at a source again only when its time is later than that of the last build. Contents restored with
 * an older time would escape it, so then it has to forget that build.
 */
function forgetIfUnnoticeable(project, inputs, before) {
  if (!existsSync(project.buildInfo)) {
    return;
  }
  const builtAt = statSync(project.buildInfo).mtimeMs;
  const escapes = Object.keys(inputs).some(
    (path) => inputs[path] !== before[path] && statSync(join(project.folder, path)).mtimeMs <= builtAt,
  );
  if (escapes) {
    rmSync(project.buildInfo);
  }
}

function hasOutputsChanged(project, previous) {
  return JSON.stringify(listOutputs(project)) !== JSON.stringify(previous.outputs);
}

function checkComplete(project, inputs) {
  const excluded = /\.config\.[mc]?[jt]s$/;
  const missing = [...expectedOutputs(project, inputs)].filter(
    (path) => !excluded.test(path) && path.endsWith("js") && !existsSync(join(project.outDir, path)),
  );
  if (missing.length > 0) {
    wipeOutputs(project);
    throw new StepFailure(`${project.path} was built without ${missing[0]}; run this again to build it anew.`);
  }
}

function readStamp(project) {
  try {
    return JSON.parse(readFileSync(stampOf(project), "utf8"));
  } catch {
    return null;
  }
}

function writeStamp(project, stamp) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stampOf(project), JSON.stringify(stamp));
}

function stampOf(project) {
  return join(STAMPS, `${project.path.replaceAll("/", "-")}.json`);
}

function hashFiles(paths) {
  return hash(paths.map((path) => readFileSync(join(ROOT, path), "utf8")).join("\0"));
}

function hash(text) {
  return createHash("sha256").update(text).digest("hex");
}
