import { optionsOf } from "./parse.js";
import {
  COMMANDS,
  type CommandSpec,
  choicesOf,
  GLOBAL_OPTIONS,
  membersOf,
  OPTIONS,
  type OptionSpec,
  optionNamed,
  SHELLS,
} from "./table.js";

type Shell = (typeof SHELLS)[number];

/** The completion script of a shell, made from the table of commands and options. */
export function completionScript(shell: Shell): string {
  return SCRIPTS[shell]();
}

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };

/** Commands by the names one types; the reader itself has none. */
const NAMED = COMMANDS.filter(({ name }) => name !== "read");

function optionSpecs(command: CommandSpec): OptionSpec[] {
  return [...optionsOf(command.name), ...GLOBAL_OPTIONS].flatMap((name) => optionNamed(name) ?? []);
}

function bash(): string {
  const commands = NAMED.map(({ name }) => name).join(" ");
  const cases = COMMANDS.map((command) => {
    const options = optionSpecs(command).map(({ name }) => `--${name}`);
    const words = command.name === "completions" ? [...SHELLS, ...options] : options;
    return `    ${command.name === "read" ? "*" : command.name}) words="${words.join(" ")}" ;;`;
  }).sort((a, b) => Number(a.includes("*)")) - Number(b.includes("*)")));
  const values = COMMANDS.flatMap((command) =>
    optionSpecs(command).flatMap((option) => {
      const choices = membersOf(option, command.name) ?? choicesOf(option, command.name);
      if (choices === undefined) return [];
      const key = `${command.name === "read" ? "*" : command.name}:--${option.name}`;
      return [`    ${key}) words="${choices.join(" ")}" ;;`];
    }),
  ).sort((a, b) => Number(a.includes("*:")) - Number(b.includes("*:")));
  const paths = pathOptions().map((name) => `--${name}`);
  const letters = OPTIONS.flatMap(({ name, short }) =>
    short === undefined ? [] : [`    -${short}) previous=--${name} ;;`],
  );
  return `# bash completion for unionnews; \`unionnews completions bash\` prints it.
_unionnews() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""
  COMPREPLY=()
  if [[ $current == = ]]; then current=""
  elif [[ $previous == = ]]; then previous="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case " ${commands} " in *" $word "*) command="$word"; break ;; esac
  done
  case "$previous" in
${letters.join("\n")}
  esac
  case "$previous" in ${paths.join("|")}) COMPREPLY=($(compgen -f -- "$current")); return ;; esac
  case "$command:$previous" in
${values.join("\n")}
  esac
  if [[ $previous == --fields ]]; then
    COMPREPLY=($(compgen -W "$words" -P "\${current%"\${current##*,}"}" -- "\${current##*,}")); return
  fi
  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi
  if [[ $command == check && $current != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi
  case "$command" in
${cases.join("\n")}
  esac
  if [[ -z $command ]]; then words="${commands} $words"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _unionnews unionnews
`;
}

function pathOptions(): string[] {
  const names = COMMANDS.flatMap(optionSpecs).filter(({ value }) => value?.kind === "path");
  return [...new Set(names.map(({ name }) => name))];
}

/**
 * The command is the first word that is no option, wherever it stands; what follows it is completed by its own
 * options. `-S` lets everything after `--` be words.
 */
function zsh(): string {
  const commands = NAMED.map(({ name, help }) => `    '${name}:${quoted(help.en)}'`);
  const [read, ...others] = COMMANDS;
  const specs = (command: CommandSpec): string =>
    optionSpecs(command)
      .flatMap((option) => zshOption(option, command))
      .map((spec) => ` \\\n        ${spec}`)
      .join("");
  const cases = others.map((command) => {
    const rest = zshWords(command.name);
    return `      ${command.name}) _arguments -s -S${specs(command)} \\\n        ${rest} ;;`;
  });
  return `#compdef unionnews
# zsh completion for unionnews; \`unionnews completions zsh\` prints it.
_unionnews() {
  local curcontext="$curcontext" state line ret=1
  local -a commands
  local -A opt_args
  commands=(
${commands.join("\n")}
  )
  _arguments -C -s -S -A '-*'${specs(read as CommandSpec)} \\
        '1:command:->command' '*::word:->word' && ret=0
  case $state in
    command) _describe -t commands command commands && ret=0 ;;
    word) case $line[1] in
${cases.join("\n")}
    esac && ret=0 ;;
  esac
  return ret
}
if [[ \${funcstack[1]} == _unionnews ]]; then _unionnews "$@"; else compdef _unionnews unionnews; fi
`;
}

function zshWords(command: CommandSpec["name"]): string {
  if (command === "completions") return `'*:shell:(${SHELLS.join(" ")})'`;
  return command === "check" ? "'*:page:_files'" : "'*:word: '";
}

/** An option with its letter, which takes the same place: where one of them stands the other is not offered. */
function zshOption(option: OptionSpec, command: CommandSpec): string[] {
  const { name, short, value, multiple, help } = option;
  const members = membersOf(option, command.name);
  const choices = choicesOf(option, command.name);
  const action =
    members !== null
      ? `_values -s , field ${members.join(" ")}`
      : choices !== undefined
        ? `(${choices.join(" ")})`
        : value?.kind === "path"
          ? "_files"
          : "";
  const what = value === undefined ? "" : `:${value.name}:${action}`;
  const not = multiple === true ? "*" : short === undefined ? "" : `(-${short} --${name})`;
  const text = `[${quoted(help.en)}]${what}`;
  const long = `'${not}--${name}${value === undefined ? "" : "="}${text}'`;
  return short === undefined ? [long] : [long, `'${not}-${short}${value === undefined ? "" : "+"}${text}'`];
}

/** Inside single quotes, and without what zsh's own specifications use. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''").replace(/[[\]:]/gu, "\\$&");
}

function fish(): string {
  const lines = [
    "# fish completion for unionnews; `unionnews completions fish` prints it.",
    "complete -c unionnews -f",
  ];
  for (const { name, help } of NAMED) {
    lines.push(`complete -c unionnews -n __fish_use_subcommand -a ${name} -d ${fishText(help.en)}`);
  }
  for (const command of COMMANDS) {
    const when =
      command.name === "read" ? "__fish_use_subcommand" : `"__fish_seen_subcommand_from ${command.name}"`;
    for (const option of optionSpecs(command)) lines.push(fishOption(option, command, when));
    if (command.name === "completions")
      lines.push(`complete -c unionnews -n ${when} -a "${SHELLS.join(" ")}"`);
    if (command.name === "check") lines.push(`complete -c unionnews -n ${when} -F`);
  }
  return `${lines.join("\n")}\n`;
}

function fishOption(option: OptionSpec, command: CommandSpec, when: string): string {
  const { name, short, value, help } = option;
  const choices = membersOf(option, command.name) ?? choicesOf(option, command.name);
  const parts = [`complete -c unionnews -n ${when} -l ${name}`];
  if (short !== undefined) parts.push(`-s ${short}`);
  if (choices !== undefined) parts.push(`-x -a "${choices.join(" ")}"`);
  else if (value?.kind === "path") parts.push("-r -F");
  else if (value !== undefined) parts.push("-x");
  return `${parts.join(" ")} -d ${fishText(help.en)}`;
}

function fishText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
