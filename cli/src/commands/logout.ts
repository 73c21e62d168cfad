import { z } from "zod";
import { unknownProfile } from "../client/connection.js";
import { readProfiles, writeProfiles } from "../client/profiles.js";
import { defineCommand } from "../frame/command.js";

export const logout = defineCommand({
  verb: "logout",
  summary: "forget the login of the current profile, of another one, or all",
  options: [{ flags: "--all", description: "of every profile" }],
  examples: ["logout", "logout --profile production", "logout --all"],
  input: z.object({ all: z.boolean().default(false) }),
  async run({ environment, flags }, { all }) {
    const { current, profiles } = await readProfiles(environment);
    const names = Object.keys(profiles);
    const name = flags.profile ?? (environment.QUICKDASH_PROFILE || current);
    if (!all && name && !Object.hasOwn(profiles, name)) {
      throw unknownProfile(name, names);
    }
    const forgotten = all ? names : name ? [name] : [];
    if (forgotten.length > 0) {
      const left = Object.entries(profiles).filter(([candidate]) => !forgotten.includes(candidate));
      await writeProfiles(environment, {
        current: current !== null && forgotten.includes(current) ? null : current,
        profiles: Object.fromEntries(left),
      });
    }
    return {
      data: { logged_out: forgotten },
      text:
        forgotten.length > 0
          ? `Logged out of ${forgotten.map((each) => `${profiles[each]!.backend_url} (profile ${each})`).join(", ")}.`
          : "There was no login to forget.",
    };
  },
});
