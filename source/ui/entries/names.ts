import type { Article } from "../../corpus/article.js";
import { likelySpellings } from "../../corpus/names.js";
import type { ArticleEntry, NameEntry } from "../state.js";

/** Companions named in the list; the rest is in the articles. */
const COMPANY = 3;

interface Tally {
  readonly roles: Set<string>;
  readonly company: Map<string, number>;
  pieces: number;
  pictures: number;
}

/** The names that a set of articles is signed with: the most pieces first, then in the order of the pages. */
export function nameEntries(chosen: readonly ArticleEntry[], corpus: readonly Article[]): NameEntry[] {
  const tallies = new Map<string, Tally>();
  for (const { article, hit } of chosen) {
    const found = hit?.marks.filter((mark) => mark.field === "byline").map((mark) => mark.element) ?? [];
    for (const [index, { name, role }] of article.bylines.entries()) {
      // A query that matched names lists those names; one that matched text lists whoever wrote it.
      if (found.length > 0 && !found.includes(index)) continue;
      const tally = tallies.get(name) ?? newTally();
      tallies.set(name, tally);
      if (role !== null) tally.roles.add(role);
      if (article.kind === "photo") tally.pictures += 1;
      else tally.pieces += 1;
      for (const other of article.bylines) {
        if (other.name !== name) tally.company.set(other.name, (tally.company.get(other.name) ?? 0) + 1);
      }
    }
  }
  const spellings = new Map(likelySpellings(corpus).map((each) => [each.name, each.likely]));
  const entries = Array.from(tallies, ([name, tally]) => entryOf(name, tally, spellings.get(name) ?? []));
  return entries.sort((a, b) => b.pieces + b.pictures - a.pieces - a.pictures);
}

function newTally(): Tally {
  return { roles: new Set(), company: new Map(), pieces: 0, pictures: 0 };
}

function entryOf(name: string, tally: Tally, variants: NameEntry["variants"]): NameEntry {
  const company = Array.from(tally.company)
    .sort((a, b) => b[1] - a[1])
    .slice(0, COMPANY)
    .map(([other]) => other);
  const { pieces, pictures } = tally;
  return { kind: "name", name, roles: [...tally.roles], pieces, pictures, company, variants };
}
