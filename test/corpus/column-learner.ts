/**
 * Learns whose a standing head is (`column-owner.ts`): first what its characters say of a story's signs, by which of a page's stories have which
 * standing heads, then how far that goes against where the line stands.
 */
import type { Draft } from "../../source/corpus/assemble.js";
import { withoutSpace } from "../../source/corpus/chars.js";
import {
  columnSigns,
  logShares,
  PLACES,
  type Question,
  questionsOf,
  STEPS,
  stepOf,
} from "../../source/corpus/column-owner.js";
import { bodyOf } from "../../source/corpus/raise-package.js";
import { readDrafts } from "../../source/corpus/read-page.js";
import { STORY_SIGNS, storySigns } from "../../source/corpus/story-signs.js";
import { chance } from "../trust/random.js";
import { plain, type Wanted } from "./score.js";
import type { MarkedFile } from "./sets.js";

/** A standing head, the stories that it may be of with their signs, and those of which it is. */
export interface Asked extends Question {
  readonly page: string;
  readonly column: readonly string[];
  readonly signs: readonly (readonly number[])[];
  readonly right: readonly number[];
}

/** What is asked of a page, as it is read, and what a careful reader answers; what that reader has for no standing head is left out. */
export function askedOf({ name, raw, wanted }: MarkedFile): Asked[] {
  const { drafts } = readDrafts(raw);
  return questionsOf(drafts).flatMap((question) => {
    const column = plain(question.text);
    const owners = wanted.filter((one) => plain(one.column) === column);
    const right = question.stories.flatMap((k, i) =>
      owners.some((one) => isSame(one, drafts[k] as Draft)) ? [i] : [],
    );
    if (right.length === 0 || right.length === question.stories.length) return [];
    const signs = question.stories.map((k) => storySigns(drafts[k] as Draft));
    return [{ ...question, page: name, column: columnSigns(question.text), signs, right }];
  });
}

/** Most of what the careful reader's story begins with stands in this one. */
function isSame(wanted: Wanted, draft: Draft): boolean {
  const text = withoutSpace(bodyOf(draft));
  const first = plain(wanted.body?.[0]?.text).slice(0, 30);
  return first.length > 4 && plain(text).includes(first.slice(4, 16));
}

/** Rows of weights of a standing head's signs, by name: one for each sign of a story. */
export type Owners = ReadonlyMap<string, Float64Array>;

const ROUNDS = 15;
const STEP = 0.1;
const DECAY = 5e-4;
/** A sign of fewer standing heads says nothing that holds elsewhere. */
const FEWEST = 8;

export function learnOwners(all: readonly Asked[]): Owners {
  const seen = new Map<string, number>();
  for (const { column } of all) for (const sign of column) seen.set(sign, (seen.get(sign) ?? 0) + 1);
  const weights = new Map<string, Float64Array>();
  const slopes = new Map<string, Float64Array>();
  for (const [sign, times] of seen) {
    if (times < FEWEST) continue;
    weights.set(sign, new Float64Array(STORY_SIGNS.length));
    slopes.set(sign, new Float64Array(STORY_SIGNS.length));
  }
  const random = chance(1);
  const order = [...all];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = random.int(i + 1);
      [order[i], order[j]] = [order[j] as Asked, order[i] as Asked];
    }
    for (const asked of order) step(asked, weights, slopes);
  }
  return weights;
}

/** Natural logarithms of how likely each story is. */
export function likely({ column, signs }: Asked, weights: Owners): number[] {
  return logShares(
    signs.map((story) => {
      let sum = 0;
      for (const sign of column) {
        const row = weights.get(sign);
        if (row !== undefined) for (const one of story) sum += row[one] ?? 0;
      }
      return sum;
    }),
  );
}

function step(asked: Asked, weights: Owners, slopes: Owners): void {
  const shares = likely(asked, weights).map(Math.exp);
  const ofRight = asked.right.reduce((sum, i) => sum + (shares[i] ?? 0), 0);
  for (const sign of asked.column) {
    const row = weights.get(sign);
    const past = slopes.get(sign);
    if (row === undefined || past === undefined) continue;
    const by = new Float64Array(row.length);
    for (const [i, story] of asked.signs.entries()) {
      const share = shares[i] ?? 0;
      const more = (asked.right.includes(i) ? share / Math.max(1e-9, ofRight) : 0) - share;
      for (const one of story) by[one] = (by[one] ?? 0) + more;
    }
    for (let k = 0; k < row.length; k += 1) {
      const slope = (by[k] ?? 0) - DECAY * (row[k] ?? 0);
      if (slope === 0) continue;
      past[k] = (past[k] ?? 0) + slope * slope;
      row[k] = (row[k] ?? 0) + (STEP * slope) / Math.sqrt(1e-2 + (past[k] ?? 0));
    }
  }
}

/** For each place of a standing head, how far the signs are to be trusted, and what each step from where it stands is worth. */
export type Places = readonly Float64Array[];

export interface Judged {
  readonly asked: Asked;
  readonly likely: readonly number[];
}

export function learnPlaces(all: readonly Judged[], rounds = 400): Places {
  const places = PLACES.map(() => Float64Array.from([1, ...new Array<number>(STEPS).fill(0)]));
  for (let round = 0; round < rounds; round += 1)
    for (const judged of all) {
      const { asked } = judged;
      const row = places[asked.place] as Float64Array;
      const shares = logShares(scoresOf(judged, places)).map(Math.exp);
      const ofRight = asked.right.reduce((sum, i) => sum + (shares[i] ?? 0), 0);
      for (const [i, share] of shares.entries()) {
        const more = 0.01 * ((asked.right.includes(i) ? share / Math.max(1e-9, ofRight) : 0) - share);
        const at = 1 + stepFor(asked, i);
        row[0] = (row[0] ?? 0) + more * Math.max(-8, judged.likely[i] ?? 0);
        row[at] = (row[at] ?? 0) + more - 1e-5 * (row[at] ?? 0);
      }
    }
  return places;
}

const stepFor = ({ stories, owner }: Asked, i: number) => stepOf(stories[i] ?? 0, stories[owner] ?? 0);

export function scoresOf({ asked, likely: shares }: Judged, places: Places): number[] {
  const row = places[asked.place] as Float64Array;
  return shares.map((share, i) => (row[0] ?? 0) * share + (row[1 + stepFor(asked, i)] ?? 0));
}
