import { wordsOf } from "./grow.js";
import { CLOSE_STEPS, kindOfGrade, SCORE_LIMIT } from "./rank.js";
import type { MatchKind } from "./types.js";

/** Scores as they are sorted: one more than rank.ts gives, for 0 stands for no hit. */

/** How surely a hit of this score was found. */
export function kindOfScore(score: number): MatchKind {
  return kindOfGrade(1 + Math.floor((score - 1) / CLOSE_STEPS));
}

/** The articles that have a score, in the order of `add`. */
export function hitsOf(scores: Uint16Array): Uint32Array {
  const twos = wordsOf(scores);
  let most = 0;
  for (let i = 0; i < twos.length; i += 1) if (twos[i] !== 0) most += 2;
  const hits = new Uint32Array(most);
  let count = 0;
  for (let i = 0; i < twos.length; i += 1) {
    const two = twos[i] as number;
    if (two === 0) continue;
    for (let text = 2 * i; text < 2 * i + 2; text += 1) {
      if ((scores[text] ?? 0) === 0) continue;
      hits[count] = text;
      count += 1;
    }
  }
  return hits.subarray(0, count);
}

/** How many hits have each score. */
export function countScores(scores: Uint16Array, hits: Uint32Array): Uint32Array {
  const counts = new Uint32Array(SCORE_LIMIT + 2);
  for (let i = 0; i < hits.length; i += 1) {
    const score = scores[hits[i] as number] as number;
    counts[score] = (counts[score] as number) + 1;
  }
  return counts;
}

/** How many hits there are of each kind. */
export function countKinds(byScore: Uint32Array): Record<MatchKind, number> {
  const counts = { exact: 0, pinyin: 0, near: 0 };
  for (let score = 1; score < byScore.length; score += 1) {
    const count = byScore[score] as number;
    if (count > 0) counts[kindOfScore(score)] += count;
  }
  return counts;
}

/** All articles from the newest on, and of each its place among them. */
interface Order {
  newestFirst(): Uint32Array;
  ranks(): Uint32Array;
}

/** So few hits are put in order by themselves: walking all of a large corpus in its order takes longer. */
const FEW = 3000;

/** The hits, best first; between equals the newer. `byScore` says how many have each score. */
export function sortByScore(
  scores: Uint16Array,
  hits: Uint32Array,
  byScore: Uint32Array,
  order: Order,
): Uint32Array {
  return hits.length <= FEW ? sortFew(scores, hits, order) : sortMany(scores, hits.length, byScore, order);
}

/** By one number each, which tells score and place. */
function sortFew(scores: Uint16Array, hits: Uint32Array, order: Order): Uint32Array {
  const ranks = order.ranks();
  const keys = new Float64Array(hits.length);
  for (let i = 0; i < hits.length; i += 1) {
    const text = hits[i] as number;
    keys[i] = (SCORE_LIMIT + 1 - (scores[text] as number)) * scores.length + (ranks[text] as number);
  }
  keys.sort();
  const newest = order.newestFirst();
  const sorted = new Uint32Array(hits.length);
  for (let i = 0; i < sorted.length; i += 1) {
    sorted[i] = newest[(keys[i] as number) % scores.length] as number;
  }
  return sorted;
}

/** By counting, in the order of all articles: linear and stable. */
function sortMany(scores: Uint16Array, total: number, byScore: Uint32Array, order: Order): Uint32Array {
  const starts = new Uint32Array(byScore.length);
  for (let score = SCORE_LIMIT; score > 0; score -= 1) {
    starts[score] = (starts[score + 1] as number) + (byScore[score + 1] as number);
  }
  const sorted = new Uint32Array(total);
  const newest = order.newestFirst();
  for (let i = 0; i < newest.length; i += 1) {
    const text = newest[i] as number;
    const score = scores[text] as number;
    if (score === 0) continue;
    const at = starts[score] as number;
    sorted[at] = text;
    starts[score] = at + 1;
  }
  return sorted;
}

/** The same indices with ascending keys (whole numbers from 0 to `most`); equal ones keep their order. Linear. */
export function sortByKey(indices: Uint32Array, most: number, keyOf: (index: number) => number): Uint32Array {
  const starts = new Uint32Array(most + 2);
  for (let i = 0; i < indices.length; i += 1) {
    const next = keyOf(indices[i] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let key = 1; key < starts.length; key += 1) {
    starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  }
  const sorted = new Uint32Array(indices.length);
  for (let i = 0; i < indices.length; i += 1) {
    const index = indices[i] as number;
    const key = keyOf(index);
    const at = starts[key] as number;
    sorted[at] = index;
    starts[key] = at + 1;
  }
  return sorted;
}
