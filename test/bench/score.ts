import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { add, noCounts, rates, scorePage } from "../corpus/score.js";
import { loadSets, type MarkedSet } from "../corpus/sets.js";
import type { Figure } from "./figure.js";

/** What is wanted: of the shipped pages, and of pages that nobody has seen. */
const WANTED: Readonly<Record<string, readonly [figure: string, shipped: string, unseen: string]>> = {
  articles: ["articles found, F1", "1.00", "0.97"],
  headline: ["headline exact", "1.00", "0.95"],
  bylines: ["byline exact", "1.00", "0.95"],
  caption: ["caption exact", "1.00", "0.95"],
  kicker: ["kicker exact", "1.00", "0.93"],
  deck: ["deck exact", "1.00", "0.93"],
  dateline: ["dateline exact", "1.00", "0.93"],
  column: ["column exact", "1.00", "0.93"],
  continuedOn: ["jump exact", "1.00", "0.93"],
  paragraph: ["paragraph boundaries, F1", "0.98", "0.93"],
};

function figuresOf({ name, pages }: MarkedSet): Figure[] {
  const counts = noCounts();
  let lost = 0;
  for (const page of pages) {
    const { articles, parts } = readPage(page.raw, page.name);
    add(counts, scorePage(page.wanted, articles));
    const { visible, placed } = addUp(page.raw, parts);
    lost += visible - placed;
  }
  const measured = rates(counts);
  return [
    ...Object.entries(WANTED).map(([key, [figure, shipped, unseen]]) => ({
      figure: `${name}: ${figure}`,
      value: measured[key] ?? Number.NaN,
      unit: "",
      wanted: name === "shipped" ? shipped : unseen,
    })),
    { figure: `${name}: characters lost`, value: lost, unit: "", wanted: "0" },
  ];
}

/** How well pages are read: the four shipped ones, and those that careful readers wrote and that are read almost whole. */
export async function run(): Promise<Figure[]> {
  return loadSets()
    .filter(({ name }) => name === "shipped" || name === "close")
    .flatMap(figuresOf);
}
