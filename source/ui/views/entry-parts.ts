import type { Article, Mark } from "../../corpus/article.js";
import { leadOf } from "../../corpus/title.js";
import { graphemes } from "../../typeset/cells.js";
import { dayText } from "../../typeset/day.js";
import type { Rank, Run } from "../../typeset/row.js";
import { append, markText, type Stretch } from "../../typeset/runs.js";
import { printable } from "../../typeset/safe.js";
import type { ArticleEntry, State } from "../state.js";
import type { Words } from "../words/words.js";
import { keptSign, run } from "./line.js";

export interface EntryContext {
  readonly state: State;
  readonly words: Words;
  readonly width: number;
  /** The article in the script that is shown. */
  readonly shown: (article: Article) => Article;
  /** A name, a place, a snippet in the script that is shown. */
  readonly text: (text: string) => string;
  /** A day is shown with its year: there is room, or the corpus spans several, so that one without says too little. */
  readonly years: boolean;
  /** The page's name as it is listed: with its corpus where several are open. */
  readonly pageName: (article: Article) => string;
  /** Where the query stands in the article as shown. */
  readonly marks: (entry: ArticleEntry) => readonly Mark[];
}

/** Where a field was hit. */
export const stretches = (marks: readonly Mark[], field: Mark["field"], element = 0): Stretch[] =>
  marks
    .filter((mark) => mark.field === field && mark.element === element)
    .map(({ start, end }) => ({ start, end, match: "hit" }));

/** The headline with its hits, dim where the article has been read. */
export function titleRuns(article: Article, marks: readonly Mark[], state: State): Run[] {
  const rank = state.memory.read.has(article.id) ? "dim" : "plain";
  if (article.headline !== null) return markText(article.headline, stretches(marks, "headline"), rank);
  const lead = leadOf(article);
  const inLead = stretches(marks, "body").filter((stretch) => stretch.end <= lead.length);
  // `‹…›`: the page has no headline, the first sentence stands in its place.
  return [run("‹", "dim"), ...markText(lead, inLead, rank === "dim" ? "dim" : "lead"), run("›", "dim")];
}

/** The paper's own people need not be said to be its own, where many names stand in few cells. */
const OWN_OUTLETS: ReadonlySet<string> = new Set(["本报", "本報"]);

/** Who signed, on one line: names that share outlet and role behind them, with the names that were matched marked. */
export function bylineRuns(article: Article, marks: readonly Mark[], rank: Rank): Run[] {
  const runs: Run[] = [];
  let before = "";
  for (const [index, { outlet, role, name }] of article.bylines.entries()) {
    const label = `${outlet === null || OWN_OUTLETS.has(outlet) ? "" : outlet}${role === "作者" ? "" : (role ?? "")}`;
    const gap = index === 0 ? "" : label === before ? " " : "　";
    const head = label === "" || (index > 0 && label === before) ? "" : `${label} `;
    append(runs, run(printable(gap + head), rank));
    for (const part of markText(name, stretches(marks, "byline", index), rank)) append(runs, part);
    before = label;
  }
  return runs;
}

/** At the right of an entry: the page, the date, whether it is kept, whether the story goes on elsewhere. */
export function whereRuns(article: Article, context: EntryContext): Run[] {
  const { state, words } = context;
  const { number } = article.page;
  const parts: string[] = [];
  if (number !== null) parts.push(words.page(number));
  const day = dayText(article.page, context.years);
  if (day !== "") parts.push(day);
  if (parts.length === 0 || context.pageName(article) !== article.source) {
    parts.unshift(shortName(context.pageName(article)));
  }
  if (article.continuedOn !== null) parts.push(words.jumpInList(article.continuedOn));
  const kept = state.memory.kept.has(article.id)
    ? [run(keptSign(state.settings.ambiguous), "accent"), run(" ")]
    : [];
  return [...kept, run(parts.join(" "), "dim"), run(" ")];
}

/** A page's file name without its ending and without a checksum at its end, for the edge of a list. */
export function shortName(source: string): string {
  const stem = source.replace(/\.txt(\.gz)?$/u, "").replace(/[_-][0-9a-f]{8,}$/u, "");
  const safe = printable(stem);
  const characters = graphemes(safe);
  return characters.length > 16 ? `${characters.slice(0, 15).join("")}…` : safe;
}
