/**
 * `npm run tune [-- FOLDER …]`: what each weight gives, set by set, and which other values would do better.
 *
 * Each weight of `source/corpus/weights.ts` is tried at other values (coordinate ascent) against all marked sets. Of values
 * that do equally well the middle of the plateau is taken, and a change must be worth `--least` fields. With `--leave-out` each
 * set is left out in turn: the weights are tuned on the others and measured on it. `--without` sets each weight to 0. `--only`
 * keeps to weights whose names hold one of its words (`--only NAMES,turn`).
 * Nothing is written: the changes are printed, to be judged and taken over by hand.
 */
import { parseArgs } from "node:util";
import { readPage } from "../../source/corpus/read-page.js";
import * as tables from "../../source/corpus/weights.js";
import { add, type Counts, EXACT, noCounts, rates, scorePage } from "./score.js";
import { loadSets, type MarkedSet } from "./sets.js";

type Table = Record<string, number>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "leave-out": { type: "boolean", default: false },
    without: { type: "boolean", default: false },
    least: { type: "string", default: "1" },
    rounds: { type: "string", default: "2" },
    only: { type: "string", default: "" },
  },
});

const WEIGHED = Object.entries(tables as unknown as Record<string, Table>).flatMap(([name, table]) =>
  Object.keys(table)
    .filter((key) => values.only.split(",").some((part) => `${name}.${key}`.includes(part)))
    .map((key) => ({ table, key, name: `${name}.${key}` })),
);

/** Fields that were read otherwise; a shipped page's counts tenfold, since those must stay as they are. */
function wrong(c: Counts, set: string): number {
  let fields = 3 * (2 * c.wanted - 2 * c.whole + Math.abs(c.got - c.wanted));
  for (const field of EXACT) fields += c.wanted - c.exact[field];
  fields += c.captions - c.captionsExact;
  fields += c.crossheads.wanted + c.crossheads.got - 2 * c.crossheads.both;
  fields += 0.5 * (c.breaks.wanted + c.breaks.got - 2 * c.breaks.both);
  return fields * (set === "shipped" ? 10 : set === "invented" ? 2 : 1);
}

function countSet(set: MarkedSet): Counts {
  const total = noCounts();
  for (const page of set.pages) add(total, scorePage(page.wanted, readPage(page.raw, page.name).articles));
  return total;
}

const loss = (sets: readonly MarkedSet[]) =>
  sets.reduce((sum, set) => sum + wrong(countSet(set), set.name), 0);

/** Steps tried around a value: shares of it, and for small ones fixed steps. */
function candidates(value: number): number[] {
  const step = Math.max(0.15, Math.abs(value) * 0.2);
  return [-3, -2, -1, 1, 2, 3].map((n) => Number((value + n * step).toFixed(3)));
}

interface Change {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

/** One round over all weights; the tables are changed in place. */
function round(
  sets: readonly MarkedSet[],
  start: number,
  least: number,
): { loss: number; changes: Change[] } {
  let best = start;
  const changes: Change[] = [];
  for (const { table, key, name } of WEIGHED) {
    const from = table[key] ?? 0;
    const tried = [{ value: from, loss: best }];
    for (const value of candidates(from)) {
      table[key] = value;
      tried.push({ value, loss: loss(sets) });
    }
    table[key] = from;
    const lowest = Math.min(...tried.map((t) => t.loss));
    if (best - lowest < least) continue;
    const plateau = tried.filter((t) => t.loss === lowest).sort((a, b) => a.value - b.value);
    const to = plateau[Math.floor(plateau.length / 2)]?.value ?? from;
    table[key] = to;
    changes.push({ name, from, to, gain: best - lowest });
    console.log(`  ${name}: ${from} → ${to}  (${(best - lowest).toFixed(1)} fields)`);
    best = lowest;
  }
  return { loss: best, changes };
}

function tune(sets: readonly MarkedSet[]): void {
  let now = loss(sets);
  console.log(`${sets.map((s) => s.name).join(", ")}: ${now.toFixed(1)} fields wrong`);
  for (let i = 0; i < Number(values.rounds); i += 1) {
    const done = round(sets, now, Number(values.least));
    now = done.loss;
    console.log(`round ${i + 1}: ${now.toFixed(1)} fields wrong`);
    if (done.changes.length === 0) break;
  }
}

const told = (set: MarkedSet) => {
  const c = countSet(set);
  return `${set.name} ${(rates(c)["overall"] ?? 0).toFixed(3)} (${wrong(c, "").toFixed(1)} fields wrong)`;
};

const saved = () => WEIGHED.map(({ table, key }) => table[key] ?? 0);
function restore(before: readonly number[]): void {
  for (const [i, { table, key }] of WEIGHED.entries()) table[key] = before[i] ?? 0;
}

const sets = loadSets(positionals);
const before = saved();
if (values.without) {
  const own = sets.map((set) => wrong(countSet(set), ""));
  console.log(
    `set to 0: fields wrong more than now, of ${sets.map((s, i) => `${s.name} ${own[i]}`).join(", ")}`,
  );
  for (const { table, key, name } of WEIGHED) {
    const value = table[key] ?? 0;
    table[key] = 0;
    const more = sets.map((set, i) => wrong(countSet(set), "") - (own[i] ?? 0));
    table[key] = value;
    if (more.some((m) => m !== 0))
      console.log(`${name.padEnd(28)} ${more.map((m) => m.toFixed(1).padStart(8)).join("")}`);
  }
} else if (values["leave-out"]) {
  for (const out of sets) {
    console.log(`\nwithout ${out.name}: before ${told(out)}`);
    const known = new Set(out.pages.map((page) => page.raw));
    const others = sets.filter((set) => set !== out);
    tune(others.map((set) => ({ ...set, pages: set.pages.filter((page) => !known.has(page.raw)) })));
    console.log(`without ${out.name}: after ${told(out)}`);
    restore(before);
  }
} else {
  tune(sets);
  for (const set of sets) console.log(told(set));
}
