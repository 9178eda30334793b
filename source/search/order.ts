import { CLOSE_STEPS, kindOfGrade, SCORE_LIMIT } from "./rank.js";
import type { MatchKind } from "./types.js";

/** Scores as they are sorted: one more than rank.ts gives, for 0 stands for no hit. */

/** How surely a hit of this score was found. */
export function kindOfScore(score: number): MatchKind {
  return kindOfGrade(1 + Math.floor((score - 1) / CLOSE_STEPS));
}

function countScores(scores: Uint16Array): Uint32Array {
  const counts = new Uint32Array(SCORE_LIMIT + 2);
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] as number;
    counts[score] = (counts[score] as number) + 1;
  }
  return counts;
}

/** How many hits there are of each kind. */
export function countKinds(scores: Uint16Array): Record<MatchKind, number> {
  const byScore = countScores(scores);
  const counts = { exact: 0, pinyin: 0, near: 0 };
  for (let score = 1; score < byScore.length; score += 1) {
    const count = byScore[score] as number;
    if (count > 0) counts[kindOfScore(score)] += count;
  }
  return counts;
}

/** Indices of the hits, best first; between equals as `order` has them. Sorting by counting: linear and stable. */
export function sortByScore(scores: Uint16Array, order: Uint32Array): Uint32Array {
  const starts = countScores(scores);
  let total = 0;
  for (let score = SCORE_LIMIT + 1; score > 0; score -= 1) {
    const count = starts[score] as number;
    starts[score] = total;
    total += count;
  }
  const sorted = new Uint32Array(total);
  for (let i = 0; i < order.length; i += 1) {
    const text = order[i] as number;
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
