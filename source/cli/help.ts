import { cellWidth, padCells } from "../typeset/cells.js";
import type { Lang } from "../ui/options.js";
import { optionsOf } from "./parse.js";
import {
  COMMANDS,
  type CommandSpec,
  choicesOf,
  GLOBAL_OPTIONS,
  membersOf,
  type OptionSpec,
  optionNamed,
} from "./table.js";
import { type Words, wordsIn } from "./words.js";

/** The help of a command, or of the program (null). Made from the table alone, in cells that line up in Chinese too. */
export function helpText(command: CommandSpec | null, lang: Lang): string {
  const words = wordsIn(lang);
  return command === null ? programHelp(lang, words) : commandHelp(command, lang, words);
}

function programHelp(lang: Lang, words: Words): string {
  const usage = [
    "unionnews [QUERY]",
    ...COMMANDS.filter(({ name }) => name !== "read").map(({ name, args }) =>
      `unionnews ${name} ${args}`.trim(),
    ),
  ];
  const commands = COMMANDS.map(({ name, help }) => [name === "read" ? "" : name, help[lang]] as const);
  return [
    words.about,
    "",
    ...columns(usage.map((line, index) => [line, commands[index]?.[1] ?? ""])),
    "",
    `${words.everywhere}:`,
    ...columns(optionRows(GLOBAL_OPTIONS, null, lang, words)),
    "",
    `${words.exitCodes}:`,
    ...columns(words.exits.map((text, index) => [String([0, 1, 2, 130][index]), text] as const)),
    "",
    words.seeHelp,
    "",
  ].join("\n");
}

function commandHelp(command: CommandSpec, lang: Lang, words: Words): string {
  const name = command.name === "read" ? "" : `${command.name} `;
  const own = optionsOf(command.name);
  const options =
    own.length === 0 ? [] : [`${words.options}:`, ...columns(optionRows(own, command, lang, words)), ""];
  return [
    `${words.usage}: unionnews ${name}${command.args}`.trimEnd(),
    "",
    `  ${command.help[lang]}`,
    "",
    ...options,
    ...(command.piped === undefined ? [] : [`${words.piped}:`, `  ${command.piped.join(" ")}`, ""]),
    `${words.everywhere}:`,
    ...columns(optionRows(GLOBAL_OPTIONS, null, lang, words)),
    "",
    `${words.examples}:`,
    ...command.examples.flatMap(({ line, help }) => [`  ${line}`, `      ${help[lang]}`]),
    "",
  ].join("\n");
}

function optionRows(
  names: readonly string[],
  command: CommandSpec | null,
  lang: Lang,
  words: Words,
): (readonly [string, string])[] {
  return names.flatMap((name) => {
    const option = optionNamed(name);
    if (option === undefined) return [];
    const members = command === null ? null : membersOf(option, command.name);
    const choices = command === null ? option.value?.choices : choicesOf(option, command.name);
    const listed =
      members !== null
        ? ` (${words.members}: ${members.join(", ")})`
        : choices === undefined || option.name === "format"
          ? ""
          : ` (${words.choices}: ${choices.join(", ")})`;
    return [[optionUsage(option), option.help[lang] + listed] as const];
  });
}

/** `-c, --corpus PATH` */
function optionUsage({ name, short, value }: OptionSpec): string {
  const letter = short === undefined ? "    " : `-${short}, `;
  return `${letter}--${name}${value === undefined ? "" : ` ${value.name}`}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => cellWidth(left, "narrow")));
  return rows.map(([left, right]) => `  ${padCells(left, width, "narrow")}  ${right}`);
}
