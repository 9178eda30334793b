import type { Draft } from "./assemble.js";
import { isHan, withoutSpace } from "./chars.js";
import { learnt } from "./learnt.js";
import { type Line, offsetOf } from "./lines.js";
import { isBriefsLabel } from "./name-look.js";
import { isBrief } from "./raise-package.js";
import { STORY_SIGNS, storySigns } from "./story-signs.js";

/**
 * Whose standing head it is. On a page that was set by hand a standing head stands over another story than its own now and then, at the page's head
 * or at its foot, and only what both are for tells: `…观察` is no picture's, `…微评` no brief's. What a standing head's characters say of a story's signs
 * (`story-signs.ts`) is learnt, and so is how far it goes against where the line stands (`npm run learn -- --columns`).
 */

/** Where a standing head stands: right above the first line of its story's headline block, right below the last one, or neither. */
export const PLACES = ["onto", "under", "loose"] as const;
/** Its story as the page has it, the next one on, the one before, any other. */
export const STEPS = 4;

const SIGNS = STORY_SIGNS.length;
/** `!` stands for the lowest weight, and each character further for a tenth more; a weight of 0 in the middle. */
const LOWEST = 0x23;
const MIDDLE = 22;
const STEP = 0.1;

/** What a standing head's text shows: each of its characters, and its last two by themselves, since those say what it is. */
export function columnSigns(text: string): string[] {
  const letters: string[] = [];
  for (const letter of withoutSpace(text)) if (isHan(letter.charCodeAt(0))) letters.push(letter);
  const last = letters.at(-1);
  const signs = ["*", ...new Set(letters)];
  if (last !== undefined) signs.push(`$${last}`);
  return signs;
}

/** A weight of the table as its character. */
export function ownerCharacter(weight: number): string {
  return String.fromCharCode(
    LOWEST + MIDDLE + Math.max(-MIDDLE, Math.min(MIDDLE, Math.round(weight / STEP))),
  );
}

/** A standing head with the stories that it may be of, the places of which are those in the drafts. */
export interface Question {
  readonly text: string;
  readonly place: number;
  readonly stories: readonly number[];
  /** Which of the stories has it. */
  readonly owner: number;
}

/** What is asked of the page: every standing head of one story, where others have none. */
export function questionsOf(drafts: readonly Draft[]): Question[] {
  const questions: Question[] = [];
  for (const [at, draft] of drafts.entries()) {
    const [column, second] = draft.heads.filter((head) => head.role === "column");
    if (column === undefined || second !== undefined || isBrief(draft)) continue;
    const text = column.text ?? column.line.text;
    // It may hold for all briefs in front of it or behind it.
    if (isBriefsLabel(withoutSpace(text))) continue;
    const stories: number[] = [];
    for (const [k, other] of drafts.entries()) if (k === at || isFree(other)) stories.push(k);
    if (stories.length < 2) continue;
    questions.push({ text, place: placeOf(draft, column.line), stories, owner: stories.indexOf(at) });
  }
  return questions;
}

function isFree(draft: Draft): boolean {
  return draft.package.length === 0 && !draft.heads.some(({ role }) => role === "column");
}

function placeOf({ heads }: Draft, column: Line): number {
  const beside = (by: number) =>
    heads.some(({ line, role }) => role !== "column" && line.index === column.index + by);
  return beside(1) ? 0 : beside(-1) ? 1 : 2;
}

/** How far a story stands from the one that has the standing head: one of STEPS. */
export function stepOf(story: number, owner: number): number {
  if (story === owner) return 0;
  return story === owner + 1 ? 1 : story === owner - 1 ? 2 : 3;
}

/** Gives each standing head that stands over another story to its own. */
export function settleColumns(drafts: readonly Draft[]): void {
  const signs: (number[] | undefined)[] = [];
  for (const question of questionsOf(drafts)) {
    const { stories, place, text, owner } = question;
    const at = stories[owner] ?? 0;
    const likely = likelihoods(
      columnSigns(text),
      stories.map((k) => (signs[k] ??= storySigns(drafts[k] as Draft))),
    );
    const [trust = 1, ...steps] = learnt().places[place] ?? [];
    const best = chosenOf(
      stories.map((story, i) => trust * (likely[i] ?? 0) + (steps[stepOf(story, at)] ?? 0)),
      owner,
    );
    const to = drafts[stories[best] ?? 0] as Draft;
    // Another standing head may have come to it since it was asked.
    if (best !== owner && isFree(to)) move(drafts[at] as Draft, to);
  }
}

/** By how much another story must be likelier: of 16 moves of hands that taught nothing 9 of 10 above it were right, and 2 of 6 below. */
const SURE = 0.9;

/** The place of the story that the standing head is given to, by the scores of all. */
export function chosenOf(scores: readonly number[], owner: number): number {
  const best = scores.indexOf(Math.max(...scores));
  return (scores[best] ?? 0) >= (scores[owner] ?? 0) + SURE ? best : owner;
}

/** Natural logarithms of how likely each story is the standing head's own, by what both are for. */
function likelihoods(column: readonly string[], stories: readonly (readonly number[])[]): number[] {
  const { owner } = learnt();
  const weights = new Float64Array(SIGNS);
  for (const sign of column) {
    const row = owner[sign] ?? "";
    for (let i = 0; i < row.length; i += 1)
      weights[i] = (weights[i] ?? 0) + (row.charCodeAt(i) - LOWEST - MIDDLE) * STEP;
  }
  const scores = stories.map((signs) => signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0));
  return logShares(scores);
}

/** Scores as logarithms of shares of one. */
export function logShares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const all = Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0)) + most;
  return scores.map((score) => score - all);
}

/** The line with all that was written down of it. */
function move(from: Draft, to: Draft): void {
  const at = from.heads.findIndex(({ role }) => role === "column");
  const [column] = from.heads.splice(at, 1);
  if (column === undefined) return;
  to.heads.unshift(column);
  const { line } = column;
  const end = offsetOf(line, line.text.length - 1);
  for (let i = from.parts.length - 1; i >= 0; i -= 1) {
    const part = from.parts[i];
    if (part === undefined || part.start < line.start || part.start > end) continue;
    from.parts.splice(i, 1);
    to.parts.push({ ...part, article: to.index });
  }
}
