import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { READMES } from "./readme.js";

/** The comparison in both READMEs says what the benchmark last measured (`npm run bench -- others screen --keep`). */

const KEPT = readFileSync(new URL("../bench/README.md", import.meta.url), "utf8");

/** The value of a figure in a part's kept table. */
function measured(part: string, figure: string): number {
  const table = new RegExp(`<!-- ${part} -->(.*?)<!-- /${part} -->`, "su").exec(KEPT)?.[1] ?? "";
  const row = table.split("\n").find((line) => line.startsWith(`| ${figure} |`));
  assert.ok(row !== undefined, `${part} keeps no "${figure}"`);
  return Number(/^\| [^|]+ \| ([\d.]+)/u.exec(row)?.[1]);
}

const WIDTHS = [40, 60, 61, 72] as const;
const badLines = (program: string): string =>
  WIDTHS.map((cells) =>
    measured("others", `${program}: lines of ${cells} cells begun with a forbidden mark`),
  ).join("/");

const BYTES = [
  `${measured("screen", "step in the list, bytes")}, ${measured("screen", "line scrolled in the reader, bytes")}`,
  measured("others", "newsboat: a step in the list, bytes"),
  measured("others", "less: a line down, bytes"),
  measured("others", "fzf: a step in the list, bytes"),
];

for (const [lang, path] of Object.entries(READMES)) {
  test(`the README (${lang}) compares by the figures that were measured last`, () => {
    const rows = readFileSync(path, "utf8")
      .split("\n")
      .map((line) => line.split(" | ").slice(1));
    const holds = (...cells: readonly (string | number)[]): void => {
      const wanted = cells.map(String);
      assert.ok(
        rows.some((row) => wanted.every((cell, i) => row[i]?.replaceAll("，", ", ") === cell)),
        wanted.join(" | "),
      );
    };
    holds(badLines("here"), badLines("newsboat"), badLines("less"));
    holds(...BYTES);
  });
}
