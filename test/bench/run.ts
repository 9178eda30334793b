import { cpus } from "node:os";
import { type Figure, shown } from "./figure.js";
import { keep } from "./keep.js";

/** The parts of the benchmark, in the order in which data flows; each prints figures and asserts nothing. */
const PARTS = ["parse", "score", "search", "typeset", "library", "screen", "others"] as const;
/** Parts that take minutes, run only when they are named. */
const LONG = ["screen-large"] as const;
const ALL = [...PARTS, ...LONG];

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = asked.filter((part) => !ALL.some((known) => known === part));
if (unknown.length > 0) {
  console.error(`no part of the benchmark is called ${unknown.join(", ")}; there are ${ALL.join(", ")}`);
  process.exit(2);
}
const chosen = asked.length === 0 ? PARTS : ALL.filter((part) => asked.includes(part));
/** The run is written down in this folder's README. */
const kept = process.argv.includes("--keep");

function line(figure: Figure): string {
  const { unit, wanted, against } = figure;
  const goal = wanted === undefined ? "" : `wanted ${wanted}`;
  const ratio = against === undefined ? "" : ` × ${against}`;
  return `  ${figure.figure.padEnd(64)} ${shown(figure).padStart(9)} ${unit.padEnd(6)} ${goal}${ratio}`;
}

const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "unknown processor"}`;
console.log(machine);
for (const part of chosen) {
  const { run } = (await import(`./${part}.js`)) as { run: () => Promise<readonly Figure[]> };
  console.log(`\n${part}`);
  const figures = await run();
  for (const figure of figures) console.log(line(figure));
  if (kept) keep(part, machine, figures);
}
