import type { CompletionOption, CompletionScope } from "./model.js";
import { shellWord } from "./shell-word.js";

/** The script for bash. An empty answer falls back to file names. */
export function bashScript(scopes: readonly CompletionScope[]): string {
  return `# bash completion of quickdash
_quickdash_words() {
  case "$1" in
${scopes.map((scope) => `    ${shellWord(scope.path)}) echo ${shellWord(wordsOf(scope))} ;;`).join("\n")}
  esac
}

_quickdash_values() {
  case "$1" in
${scopes.flatMap(valueLines).join("\n")}
    *) return 1 ;;
  esac
}

# The server that the line names: its values are wanted, not those of another.
_quickdash_server() {
  [[ $COMP_LINE =~ \\ --(url|profile)[=\\ ]+([^\\ ]+)\\  ]] && echo "--\${BASH_REMATCH[1]}=\${BASH_REMATCH[2]}"
}

_quickdash() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} scope="" word words index
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $word != -* && -n $(_quickdash_words "\${scope:+$scope }$word") ]]; then
      scope=\${scope:+$scope }$word
    fi
  done
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $previous == "=" ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $previous == --* ]] && words=$(_quickdash_values "$scope $previous"); then
    :
  elif [[ $current == -* ]]; then
    words=$(_quickdash_words "$scope" | tr ' ' '\\n' | grep -e '^-')
  else
    words="$(_quickdash_words "$scope" | tr ' ' '\\n' | grep -v -e '^-') $(_quickdash_values "$scope")"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}

complete -o bashdefault -o default -F _quickdash quickdash
`;
}

function wordsOf({ words, options }: CompletionScope): string {
  return [...words.map(({ word }) => word), ...options.map(({ flag }) => flag)].join(" ");
}

function valueLines(scope: CompletionScope): string[] {
  const ofOptions = scope.options.flatMap(({ flag, values }) =>
    values === undefined ? [] : [`    ${shellWord(`${scope.path} ${flag}`)}) ${offer(values)} ;;`],
  );
  return scope.argument === undefined
    ? ofOptions
    : [...ofOptions, `    ${shellWord(scope.path)}) ${offer(scope.argument)} ;;`];
}

function offer(values: NonNullable<CompletionOption["values"]>): string {
  if (typeof values !== "string") {
    return `echo ${shellWord(values.join(" "))}`;
  }
  return values === "files" ? "return 0" : `quickdash completion-values ${values} $(_quickdash_server) 2>/dev/null`;
}
