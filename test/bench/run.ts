import { existsSync } from "node:fs";
import { cpus } from "node:os";
import type { Figure } from "./figure.js";

/** The parts of the benchmark, in the order in which data flows; each prints figures and asserts nothing. */
const PARTS = ["parse", "search", "typeset", "library", "screen"] as const;

const asked = process.argv.slice(2);
const chosen = PARTS.filter((part) => asked.length === 0 || asked.includes(part));

function line({ figure, value, unit, wanted, against }: Figure): string {
  const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
  const goal = wanted === undefined ? "" : `wanted ${wanted}`;
  return `  ${figure.padEnd(58)} ${number.padStart(9)} ${unit.padEnd(6)} ${goal}${against === undefined ? "" : ` × ${against}`}`;
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown processor"}`,
);
for (const part of chosen) {
  const url = new URL(`./${part}.ts`, import.meta.url);
  if (!existsSync(url)) continue;
  const { run } = (await import(url.href)) as { run: () => Promise<readonly Figure[]> };
  console.log(`\n${part}`);
  for (const figure of await run()) console.log(line(figure));
}
