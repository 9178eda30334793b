import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Figure, shown } from "./figure.js";

const README = fileURLToPath(new URL("README.md", import.meta.url));

/** Writes a part's figures into this folder's README, between that part's marks. Throws where there are none. */
export function keep(part: string, machine: string, figures: readonly Figure[]): void {
  const text = readFileSync(README, "utf8");
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${README} has no place for the part "${part}"`);
  const day = new Date().toISOString().slice(0, 10);
  const rows = figures.map(
    (figure) => `| ${figure.figure} | ${shown(figure)} ${figure.unit} | ${goalOf(figure)} |`,
  );
  const table = [
    "",
    `${day}; ${machine}`,
    "",
    "| figure | measured | wanted |",
    "| --- | --- | --- |",
    ...rows,
    "",
  ];
  writeFileSync(
    README,
    `${text.slice(0, from + begin.length)}\n${table.join("\n").trimStart()}\n${text.slice(to)}`,
  );
}

function goalOf({ wanted, against }: Figure): string {
  return [wanted ?? "", against === undefined ? "" : `× ${against}`].filter((part) => part !== "").join(" ");
}
