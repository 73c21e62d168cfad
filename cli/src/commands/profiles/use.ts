import { z } from "zod";
import { unknownProfile } from "../../client/connection.js";
import { readProfiles, writeProfiles } from "../../client/profiles.js";
import { findRuntime } from "../../client/runtime-file.js";
import { defineCommand } from "../../frame/command.js";
import { text } from "../../frame/program.js";

export const use = defineCommand({
  verb: "use",
  summary: "make a profile the current one",
  arguments: [{ syntax: "<name>", description: "the profile", values: "profiles" }],
  examples: ["profiles use production"],
  input: z.object({ name: text() }),
  async run({ environment, workingDirectory, terminal }, { name }) {
    const { profiles } = await readProfiles(environment);
    if (!Object.hasOwn(profiles, name)) {
      throw unknownProfile(name, Object.keys(profiles));
    }
    await writeProfiles(environment, { current: name, profiles });
    const { backend_url } = profiles[name]!;
    const runtime = await findRuntime(workingDirectory, environment).catch(() => null);
    if (runtime && runtime.runtime.backend_url !== backend_url) {
      terminal.note(`In this folder ${runtime.path} comes first: add --profile ${name}, or set QUICKDASH_PROFILE.`);
    }
    return { data: { current: name, backend_url }, text: `${name} is current: ${backend_url}.` };
  },
});
