import { JSON_SHAPES, type JsonShape } from "./json-fields.js";
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
import { wordsIn } from "./words.js";

/** The manual page, in the `man` macros, made from the table of commands and options. */
export function manual(): string {
  const words = wordsIn("en");
  return [
    '.TH UNIONNEWS 1 "" "unionnews" "User Commands"',
    ".SH NAME",
    "unionnews \\- read newspaper pages in the terminal",
    ".SH SYNOPSIS",
    ...COMMANDS.flatMap(({ name, args }, index) => [
      ...(index === 0 ? [] : [".br"]),
      `.B unionnews${name === "read" ? "" : ` ${name}`}`,
      ...(args === "" ? [] : [`.RI ${quoted(` ${args}`)}`]),
    ]),
    ".SH DESCRIPTION",
    roff(
      `${words.about} With no command it opens the reader; with no terminal it prints what list or search prints.`,
    ),
    ".SH COMMANDS",
    ...COMMANDS.flatMap(commandRows),
    ".SH JSON OUTPUT",
    roff(JSON_PROMISE),
    ...JSON_SHAPES.flatMap(shapeRows),
    ".SH OPTIONS OF EVERY COMMAND",
    ...GLOBAL_OPTIONS.flatMap((name) => optionRows(name, null)),
    ".SH EXIT STATUS",
    ...words.exits.flatMap((text, index) => [".TP", `.B ${[0, 1, 2, 130][index]}`, roff(text)]),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.flatMap(([name, text]) => [".TP", `.B ${name}`, roff(text)]),
    ".SH FILES",
    ...FILES.flatMap(([name, text]) => [".TP", `.I ${roff(name)}`, roff(text)]),
    "",
  ].join("\n");
}

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ["UNIONNEWS_CORPUS", "files and folders with pages, parted as in PATH, where --corpus is not given"],
  ["PAGER", "what long output is shown in; less where it is not set"],
  ["NO_COLOR", "no colours where it is set to anything"],
  ["LC_ALL, LC_MESSAGES, LANG", "the interface is Chinese where the locale is"],
];

const FILES: readonly (readonly [string, string])[] = [
  [
    "$XDG_CONFIG_HOME/unionnews/config.json",
    "settings: corpus, encoding, lang, script, ambiguous, mixedSounds, color, cache, state, keys",
  ],
  ["$XDG_CACHE_HOME/unionnews/", "parsed pages of large corpora; may be deleted at any time"],
  ["$XDG_STATE_HOME/unionnews/", "what was read, kept and marked"],
];

const JSON_PROMISE =
  "--json prints one object, --ndjson an object a line; the object, and each line, says the version of this description. " +
  "Within a version fields are only added. With --fields an article or a hit has those fields instead. A span is a list of " +
  "two UTF-16 offsets; figures is an object with a list of count for each figure.";

function shapeRows({ name, where, fields }: JsonShape): string[] {
  return [
    `.SS ${name}`,
    roff(`${where.en}.`.replaceAll("`", "")),
    ...fields.flatMap(({ name, type, help }) => [
      ".TP",
      `\\fB${roff(name)}\\fR (${roff(type)})`,
      roff(`${help.en}.`.replaceAll("`", "")),
    ]),
  ];
}

function commandRows(command: CommandSpec): string[] {
  const words = wordsIn("en");
  const { name, args, help, piped, examples } = command;
  return [
    `.SS unionnews ${`${name === "read" ? "" : `${name} `}${args}`.trim()}`,
    roff(`${help.en}.`),
    ...optionsOf(name).flatMap((option) => optionRows(option, command)),
    ...(piped === undefined ? [] : [".PP", roff(`${words.piped}: ${piped.join(" ")}.`)]),
    ".PP",
    "Examples:",
    ...examples.flatMap(({ line, help }) => [
      ".PP",
      ".RS",
      ".nf",
      roff(line),
      ".fi",
      roff(`(${help.en})`),
      ".RE",
    ]),
  ];
}

function optionRows(name: string, command: CommandSpec | null): string[] {
  const option = optionNamed(name);
  if (option === undefined) return [];
  const choices = command === null ? option.value?.choices : choicesOf(option, command.name);
  const members = command === null ? null : membersOf(option, command.name);
  const listed =
    members !== null
      ? ` Of these: ${members.join(", ")}.`
      : choices === undefined
        ? ""
        : ` One of ${choices.join(", ")}.`;
  return [".TP", usage(option), roff(`${option.help.en}.${listed}`)];
}

function usage({ name, short, value }: OptionSpec): string {
  const letter = short === undefined ? "" : `\\fB\\-${short}\\fR, `;
  return `${letter}\\fB${roff(`--${name}`)}\\fR${value === undefined ? "" : ` \\fI${roff(value.name)}\\fR`}`;
}

/** A dash is a dash, and a line that begins with a dot or a quotation mark is text. */
function roff(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/u, "\\&$1");
}

function quoted(text: string): string {
  return `"${roff(text).replaceAll('"', '""')}"`;
}
