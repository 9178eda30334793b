import type { Article, Byline } from "../../corpus/article.js";
import type { Spellings } from "../../corpus/names.js";
import type { NamesOf } from "../../search/asked-names.js";
import type { NameEntry } from "../state.js";

/** Companions named in the list; the rest is in the articles. */
const COMPANY = 3;

interface Tally {
  readonly roles: Set<string>;
  readonly company: Map<string, number>;
  pieces: number;
  pictures: number;
}

/**
 * The names that a set of articles is signed with, those that `namesOf` leaves: the most pieces first, then by name, as
 * `stats --by byline` has them.
 */
export function nameEntries(
  articles: readonly Article[],
  namesOf: NamesOf,
  spellings: readonly Spellings[],
): NameEntry[] {
  const tallies = new Map<string, Tally>();
  for (const article of articles) {
    const { bylines, kind } = article;
    const names = namesOf(article);
    for (let i = 0; i < names.length; i += 1) {
      const { name, role } = names[i] as Byline;
      if (name === "") continue;
      let tally = tallies.get(name);
      if (tally === undefined) {
        tally = newTally();
        tallies.set(name, tally);
      }
      if (role !== null) tally.roles.add(role);
      // Who signs twice wrote one piece.
      if (i > 0 && names.findIndex((each) => each.name === name) < i) continue;
      if (kind === "photo") tally.pictures += 1;
      else tally.pieces += 1;
      if (bylines.length > 1) meet(tally.company, name, bylines);
    }
  }
  const likely = new Map(spellings.map((each) => [each.name, each.likely]));
  const entries = Array.from(tallies, ([name, tally]) => entryOf(name, tally, likely.get(name) ?? []));
  return entries.sort((a, b) => b.pieces + b.pictures - a.pieces - a.pictures || (a.name < b.name ? -1 : 1));
}

function meet(company: Map<string, number>, name: string, bylines: readonly Byline[]): void {
  for (const other of bylines) {
    if (other.name !== name) company.set(other.name, (company.get(other.name) ?? 0) + 1);
  }
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
