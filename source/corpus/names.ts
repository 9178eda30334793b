import type { Article } from "./article.js";

/** A name the corpus knows well, and spellings that an OCR program probably made of it. */
export interface Spellings {
  readonly name: string;
  readonly count: number;
  /** Rarer names that differ in one character, most frequent first. The text itself is never changed. */
  readonly likely: readonly { readonly name: string; readonly count: number }[];
}

/** A misreading is at least this many times rarer than the name it stands for: which is known from two pieces on, then. */
const RARER = 2;

function namesOf(articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) {
    const { bylines } = article;
    // Who signs twice counts once; nearly every article has one name or two.
    bylines.forEach(({ name }, i) => {
      if (bylines.findIndex((each) => each.name === name) === i)
        counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  }
  return counts;
}

/** The name with one character left open, for every place: names that share a pattern differ in one character. */
function patterns(name: string): string[] {
  const chars = [...name];
  return chars.map((_, i) => chars.map((c, k) => (k === i ? "\0" : c)).join(""));
}

/**
 * Groups of names that are probably one person's: a rare name of three characters or more that differs by one
 * character from a name that the corpus knows well. Names of two characters differ by one too easily.
 */
export function likelySpellings(articles: readonly Article[]): Spellings[] {
  const counts = namesOf(articles);
  const byPattern = new Map<string, string[]>();
  for (const name of counts.keys()) {
    if ([...name].length < 3) continue;
    for (const pattern of patterns(name)) {
      const group = byPattern.get(pattern);
      if (group === undefined) byPattern.set(pattern, [name]);
      else group.push(name);
    }
  }
  const likely = new Map<string, string>();
  for (const group of byPattern.values()) {
    if (group.length < 2) continue;
    const best = group.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a));
    for (const name of group) if (name !== best) claim(name, best, counts, likely);
  }
  return collect(likely, counts);
}

function claim(name: string, known: string, counts: Map<string, number>, likely: Map<string, string>): void {
  const rare = counts.get(name) ?? 0;
  const well = counts.get(known) ?? 0;
  if (rare * RARER > well) return;
  const before = likely.get(name);
  if (before === undefined || (counts.get(before) ?? 0) < well) likely.set(name, known);
}

function collect(likely: Map<string, string>, counts: Map<string, number>): Spellings[] {
  const groups = new Map<string, { name: string; count: number }[]>();
  for (const [name, known] of likely) {
    const group = groups.get(known) ?? [];
    group.push({ name, count: counts.get(name) ?? 0 });
    groups.set(known, group);
  }
  const out = [...groups].map(([name, group]) => ({
    name,
    count: counts.get(name) ?? 0,
    likely: group.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  }));
  return out.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
