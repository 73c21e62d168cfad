import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { newHome, runModule } from "./support/scripts";

/** A project on disk with the given files, as the build sees it. */
function newProject(files: string[]) {
  const folder = newHome();
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "");
  }
  return {
    folder,
    rootDir: folder,
    outDir: join(folder, ".medusa/server"),
    buildInfo: join(folder, ".medusa/build.tsbuildinfo"),
    generated: ["package.json", "bundle/"],
  };
}

async function staleOutputsOf(project: ReturnType<typeof newProject>): Promise<string[]> {
  const { said } = await runModule(
    `import { hashInputs, removeStaleOutputs } from "scripts/workspace/project-files.mjs";
     const project = ${JSON.stringify(project)};
     console.log(JSON.stringify(removeStaleOutputs(project, hashInputs(project))));`,
  );
  return JSON.parse(said) as string[];
}

describe("build output", () => {
  it("goes when its source is gone, so that Medusa no longer loads it", async () => {
    const project = newProject([
      "src/subscribers/kept.ts",
      ".medusa/server/src/subscribers/kept.js",
      ".medusa/server/src/subscribers/kept.d.ts",
      ".medusa/server/src/subscribers/gone.js",
      ".medusa/server/src/jobs/gone.js",
    ]);
    expect(await staleOutputsOf(project)).toEqual(["src/jobs/gone.js", "src/subscribers/gone.js"]);
    expect(existsSync(join(project.outDir, "src/jobs"))).toBe(false);
    expect(existsSync(join(project.outDir, "src/subscribers/kept.js"))).toBe(true);
  });

  it("stays when another step than the compiler made it", async () => {
    const project = newProject(["src/a.ts", ".medusa/server/package.json", ".medusa/server/bundle/panel.js"]);
    expect(await staleOutputsOf(project)).toEqual([]);
  });

  it("goes for tests, which are never built", async () => {
    const project = newProject(["src/a.unit.spec.ts", ".medusa/server/src/a.unit.spec.js"]);
    expect(await staleOutputsOf(project)).toEqual(["src/a.unit.spec.js"]);
  });
});
