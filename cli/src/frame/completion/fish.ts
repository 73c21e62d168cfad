import type { CompletionOption, CompletionScope } from "./model.js";
import { fishWord } from "./shell-word.js";

/** The script for fish: one line for each word, with its description. */
export function fishScript(scopes: readonly CompletionScope[]): string {
  const paths = scopes.map(({ path }) => path).filter((path) => path !== "");
  return `# fish completion of quickdash
function __quickdash_scope
    set -l known ${paths.map(fishWord).join(" ")}
    set -l scope
    for word in (commandline -opc)[2..-1]
        if contains -- (string join -- " " $scope $word) $known
            set -a scope $word
        end
    end
    string join -- " " $scope
end

function __quickdash_at
    set -l scope (__quickdash_scope)
    test "$scope" = "$argv"
end

# The server that the line names: its values are wanted, not those of another.
function __quickdash_server
    string replace -rf -- '.* --(url|profile)[= ]+(\\S+) .*' '--$1=$2' (commandline -pc)
end

complete -c quickdash -f
${scopes.flatMap(linesOf).join("\n")}
`;
}

function linesOf({ path, words, options, argument }: CompletionScope): string[] {
  const here = `complete -c quickdash -n ${fishWord(`__quickdash_at ${path}`.trim())}`;
  return [
    ...words.map(({ word, help }) => `${here} -a ${fishWord(word)} -d ${fishWord(help)}`),
    ...options.map(({ flag, help, values }) => {
      const after = values === undefined ? "" : values === "files" ? " -r -F" : ` -x -a ${offer(values)}`;
      return `${here} -l ${flag.replace(/^--/, "")} -d ${fishWord(help)}${after}`;
    }),
    ...(argument === undefined ? [] : [argument === "files" ? `${here} -F` : `${here} -a ${offer(argument)}`]),
  ];
}

function offer(values: Exclude<NonNullable<CompletionOption["values"]>, "files">): string {
  return fishWord(
    typeof values === "string"
      ? `(quickdash completion-values ${values} (__quickdash_server) 2>/dev/null)`
      : values.join(" "),
  );
}
