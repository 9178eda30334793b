import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { JSON_SHAPES } from "../../source/cli/json-fields.js";
import {
  COMMANDS,
  type CommandName,
  GLOBAL_OPTIONS,
  OPTIONS,
  type OptionSpec,
} from "../../source/cli/table.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import type { Lang } from "../../source/ui/options.js";
import { shownKey } from "../../source/ui/views/help.js";
import { wordsOf } from "../../source/ui/words/words.js";

/** The README's tables are made from the tables that the program itself runs on. `npm run readme` writes them. */
export const READMES: Readonly<Record<Lang, string>> = {
  en: fileURLToPath(new URL("../../README.md", import.meta.url)),
  zh: fileURLToPath(new URL("../../README.zh.md", import.meta.url)),
};

const cell = (text: string): string => text.replaceAll("|", "\\|");
const code = (text: string): string => `\`${text}\``;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

function keys(lang: Lang): string {
  const words = wordsOf(lang);
  const rows = KEY_TABLE.map((row) => [
    row.keys.map((key) => cell(code(shownKey(key, false)))).join(" "),
    words.commands[row.command],
    code(row.command),
  ]);
  return table(lang === "zh" ? ["键", "作用", "名称"] : ["key", "does", "name"], rows);
}

function commands(lang: Lang): string {
  const rows = COMMANDS.map(({ name, args, help }) => {
    const typed = ["unionnews", name === "read" ? "" : name, args].filter((part) => part !== "").join(" ");
    return [cell(code(typed)), cell(help[lang])];
  });
  return table(lang === "zh" ? ["命令", "作用"] : ["command", "does"], rows);
}

function options(lang: Lang): string {
  const rows = OPTIONS.map((option) => [
    code(typedOption(option)),
    usersOf(option.name, lang),
    cell(choices(option, lang)),
  ]);
  return table(lang === "zh" ? ["选项", "用于", "作用"] : ["option", "of", "does"], rows);
}

function typedOption({ name, short, value }: OptionSpec): string {
  const letter = short === undefined ? "" : `-${short}, `;
  return `${letter}--${name}${value === undefined ? "" : ` ${value.name}`}`;
}

function usersOf(name: string, lang: Lang): string {
  if (GLOBAL_OPTIONS.includes(name)) return lang === "zh" ? "全部命令" : "every command";
  const shown = (command: CommandName): string => (command === "read" ? "unionnews" : command);
  return COMMANDS.filter((command) => command.options.includes(name))
    .map((command) => code(shown(command.name)))
    .join(" ");
}

function choices({ value, help }: OptionSpec, lang: Lang): string {
  const listed = value?.choices ?? [];
  // The help of some options names each value and says what it is.
  if (listed.every((choice) => help[lang].includes(choice))) return help[lang];
  return `${help[lang]}${lang === "zh" ? "：" : ": "}${listed.map(code).join(" ")}`;
}

/** A row a field, all shapes in one table; the first row of a shape says where the shape is printed. */
function json(lang: Lang): string {
  const rows = JSON_SHAPES.flatMap(({ name, where, fields }) => [
    [`**${name}**`, "", where[lang]],
    ...fields.map((field) => [code(field.name), field.type, field.help[lang]]),
  ]);
  return table(lang === "zh" ? ["字段", "类型", "含义"] : ["field", "type", "what it says"], rows);
}

const TABLES = { keys, commands, options, json } as const;

/** A README with its tables made anew; what stands outside the marks is left as it is. Throws where a mark is missing. */
export function withTables(text: string, lang: Lang): string {
  let made = text;
  for (const [name, make] of Object.entries(TABLES)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const from = made.indexOf(begin);
    const to = made.indexOf(end);
    if (from < 0 || to < from) throw new Error(`${READMES[lang]} has no place for the table "${name}"`);
    made = `${made.slice(0, from + begin.length)}\n${make(lang)}\n${made.slice(to)}`;
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const lang of ["en", "zh"] as const)
    writeFileSync(READMES[lang], withTables(readFileSync(READMES[lang], "utf8"), lang));
}
