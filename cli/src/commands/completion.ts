import { z } from "zod";
import { defineCommand, type Command } from "../frame/command.js";
import { bashScript } from "../frame/completion/bash.js";
import { fishScript } from "../frame/completion/fish.js";
import type { CompletionScope } from "../frame/completion/model.js";
import { zshScript } from "../frame/completion/zsh.js";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
const SHELLS = ["bash", "zsh", "fish"] as const;

const HINT = `Put one line where your shell reads it at its start:
  bash  echo 'eval "$(quickdash completion bash)"' >> ~/.bashrc
  zsh   echo 'eval "$(quickdash completion zsh)"' >> ~/.zshrc      (below the line with compinit)
  fish  quickdash completion fish > ~/.config/fish/completions/quickdash.fish
The shell must find \`quickdash\` itself: \`npm link -w cli\` in the project, or an alias of \`npx quickdash\` above that line.`;

/** Prints the script of a shell; what it offers is read off the declarations of all commands. */
export const completionCommand = (describe: () => CompletionScope[]): Command =>
  defineCommand({
    verb: "completion",
    summary: "print a script that lets a shell complete topics, verbs, options and values",
    arguments: [{ syntax: "<shell>", description: "bash, zsh or fish" }],
    examples: ["completion bash", "completion zsh", "completion fish"],
    hint: HINT,
    input: z.object({ shell: z.enum(SHELLS, "must be bash, zsh or fish") }),
    run(_context, { shell }) {
      const script = SCRIPTS[shell](describe());
      return Promise.resolve({ data: { shell, script }, text: script });
    },
  });
