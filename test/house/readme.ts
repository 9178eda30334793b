import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COMMANDS } from "../../source/cli/table.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import type { Lang } from "../../source/ui/options.js";
import { shownKey } from "../../source/ui/views/help.js";
import { wordsOf } from "../../source/ui/words/words.js";

/** The README's tables are made from the tables that the program itself runs on. `npm run readme` writes them. */
export const README = fileURLToPath(new URL("../../README.md", import.meta.url));

const cell = (text: string): string => text.replaceAll("|", "\\|");
const code = (text: string): string => `\`${text}\``;

function keys(lang: Lang): string {
  const words = wordsOf(lang);
  const rows = KEY_TABLE.map(
    (row) =>
      `| ${row.keys.map((key) => cell(code(shownKey(key, false)))).join(" ")} | ${words.commands[row.command]} |`,
  );
  return [lang === "zh" ? "| 键 | 作用 |" : "| key | does |", "| --- | --- |", ...rows].join("\n");
}

function commands(lang: Lang): string {
  const rows = COMMANDS.map(({ name, args, help }) => {
    const typed = ["unionnews", name === "read" ? "" : name, args].filter((part) => part !== "").join(" ");
    return `| ${cell(code(typed))} | ${cell(help[lang])} |`;
  });
  return [lang === "zh" ? "| 命令 | 作用 |" : "| command | does |", "| --- | --- |", ...rows].join("\n");
}

const TABLES: Readonly<Record<string, () => string>> = {
  keys: () => keys("en"),
  commands: () => commands("en"),
  "keys zh": () => keys("zh"),
  "commands zh": () => commands("zh"),
};

/** A README with its tables made anew; what stands outside the marks is left as it is. */
export function withTables(text: string): string {
  let made = text;
  for (const [name, table] of Object.entries(TABLES)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const from = made.indexOf(begin);
    const to = made.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no place for the table "${name}"`);
    made = `${made.slice(0, from + begin.length)}\n${table()}\n${made.slice(to)}`;
  }
  return made;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(README, withTables(readFileSync(README, "utf8")));
}
