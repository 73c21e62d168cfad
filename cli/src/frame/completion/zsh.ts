import type { CompletionOption, CompletionScope } from "./model.js";
import { shellWord } from "./shell-word.js";

/** The script for zsh, to be evaluated or to lie in a folder of `fpath` as `_quickdash`. */
export function zshScript(scopes: readonly CompletionScope[]): string {
  return `#compdef quickdash
_quickdash_items() {
  case "$1" in
${scopes.map((scope) => `    ${shellWord(scope.path)}) verbs=(${wordsOf(scope)}) flags=(${flagsOf(scope)}) ;;`).join("\n")}
    *) return 1 ;;
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
  [[ "\${words[1,CURRENT-1]} " =~ ' --(url|profile)[= ]+([^ ]+) ' ]] && print -r -- "--\${match[1]}=\${match[2]}"
}

_quickdash() {
  local scope="" word previous=\${words[CURRENT-1]}
  local -a verbs flags values
  for word in \${words[2,CURRENT-1]}; do
    if [[ $word != -* ]] && _quickdash_items "\${scope:+$scope }$word"; then
      scope=\${scope:+$scope }$word
    fi
  done
  verbs=() flags=()
  _quickdash_items "$scope"
  if [[ $previous == --* ]] && _quickdash_values "$scope $previous"; then
    return
  fi
  if [[ \${words[CURRENT]} == -* ]]; then
    _describe option flags
  elif (( \${#verbs} )); then
    _describe command verbs
  else
    _quickdash_values "$scope" || _files
  fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _quickdash "$@"
else
  compdef _quickdash quickdash
fi
`;
}

function wordsOf({ words }: CompletionScope): string {
  return words.map(({ word, help }) => described(word, help)).join(" ");
}

function flagsOf({ options }: CompletionScope): string {
  return options.map(({ flag, help }) => described(flag, help)).join(" ");
}

/** \`_describe\` parts word and help at the first colon that is not escaped. */
function described(word: string, help: string): string {
  return shellWord(`${word.replaceAll(":", "\\:")}:${help}`);
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
  if (values === "files") {
    return "_files";
  }
  const words =
    typeof values === "string"
      ? `\${(f)"$(quickdash completion-values ${values} $(_quickdash_server) 2>/dev/null)"}`
      : values.map(shellWord).join(" ");
  return `values=(${words}); _describe value values`;
}
