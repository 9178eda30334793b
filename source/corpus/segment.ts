import { type Facts, factsOf, opensBox } from "./line-facts.js";
import type { LineMark } from "./line-kinds.js";
import {
  countStates,
  DISPLAY,
  emission,
  FIRST,
  MARK,
  MORE,
  measureAt,
  NEVER,
  weighSteps,
} from "./line-steps.js";
import type { Line } from "./lines.js";
import { markLists } from "./lists.js";
import { boxLabel } from "./marks.js";
import { findMeasures } from "./measure.js";
import { type PageLines, pageLines } from "./page-lines.js";
import { bytes, floats, scratch } from "./scratch.js";
import { markSections } from "./section-names.js";
import { markTables } from "./tables.js";

/** How a line was read: a paragraph's first line, a further line of it, display type, or a mark. */
export type Label = "first" | "more" | "display" | "mark" | "verse";

const LABELS: readonly Label[] = ["first", "more", "display", "mark"];

export interface LabelledLine {
  readonly line: Line;
  readonly label: Label;
  readonly mark: LineMark | null;
  /** Measure of the column, in half cells; 0 where it has none (OCR). */
  readonly measure: number;
  /** A row of a table, or the head of a part of one. */
  readonly tabular: boolean;
}

/** How sure a label is: how much worse the page would read with the runner-up here. */
interface Doubt {
  readonly margin: number;
  readonly runnerUp: Label;
}

export interface Labelling {
  readonly lines: readonly LabelledLine[];
  /** One for each line, worked out when somebody asks, which who reads a corpus does not. */
  readonly doubts: () => readonly Doubt[];
}

/**
 * Labels each line of the page so that the whole reads best (Viterbi over four labels). What a line looks
 * like by itself and how it goes on from the line before are weighed together, so no rule fires alone.
 */
export function labelLines(lines: readonly Line[]): Labelling {
  if (lines.length === 0) return { lines: [], doubts: () => [] };
  const { page, states } = search(lines);
  return {
    lines: page.facts.map((fact, i) => labelled(page, fact, i, states[i] ?? FIRST)),
    doubts: () => doubtsOf(search(lines)),
  };
}

/** The best reading of the lines and what it was found by, good until the next page's. */
interface Search {
  readonly page: PageLines;
  /** How well each state of each line reads after each state of the line before. */
  readonly steps: Float64Array;
  readonly best: Float64Array;
  readonly states: Uint8Array;
}

const partsOf = scratch(bytes);
const unitsOf = scratch(floats);
const opensOf = scratch(bytes);
const stepsOf = scratch(floats);
const bestOf = scratch(floats);
const fromOf = scratch((size) => new Int8Array(size));
const statesOf = scratch(bytes);

function search(lines: readonly Line[]): Search {
  const n = lines.length;
  const page = layLines(lines);
  const { facts } = page;
  const steps = stepsOf(n * 16, NEVER);
  for (let i = 1; i < n; i += 1) weighSteps(page, i, steps);
  const best = bestOf(n * 4, NEVER);
  const from = fromOf(n * 4);
  for (let s = 0; s < 4; s += 1) best[s] = s === MORE ? NEVER : emission(page, 0, s);
  for (let i = 1; i < n; i += 1) {
    const before = countStates(facts[i - 1] as Facts);
    const here = countStates(facts[i] as Facts);
    for (let s = 0; s < here; s += 1) {
      for (let p = 0; p < before; p += 1) {
        const score = (best[(i - 1) * 4 + p] ?? NEVER) + (steps[i * 16 + p * 4 + s] ?? NEVER);
        if (score > (best[i * 4 + s] ?? NEVER)) {
          best[i * 4 + s] = score;
          from[i * 4 + s] = p;
        }
      }
    }
  }
  return { page, steps, best, states: traceBack(facts, best, from) };
}

/** The lines with all that is known of each before they are read together. */
function layLines(lines: readonly Line[]): PageLines {
  const n = lines.length;
  const facts = factsOfAll(lines);
  markSections(facts);
  openBelowSalutations(facts);
  markLists(facts);
  markTables(facts);
  const parts = partsOf(n + 1);
  const units = unitsOf(n + 1);
  for (let i = 0; i < n; i += 1) {
    const fact = facts[i] as Facts;
    parts[i] = partOf(fact);
    units[i] = fact.unit;
    if (i > 0 && parts[i - 1] === 0 && opensBox(fact.line)) parts[i - 1] = 2;
  }
  for (let i = 1; i < n; i += 1) if (beginsTightBlock(facts, i)) markTightBlock(facts, parts, i);
  // The page's end.
  parts[n] = 1;
  units[n] = 2;
  return pageLines(facts, findMeasures(lines, units, parts, openings(facts, parts)));
}

/** Lines: how far from the page's first and last line furniture may stand that only its place gives away. */
const EDGE = 3;

/** The facts of each line. Where furniture stands at the page's edge, the edge begins behind it: a masthead comes out in many lines. */
function factsOfAll(lines: readonly Line[]): Facts[] {
  const facts: Facts[] = new Array(lines.length);
  const read = (i: number, room: number) => {
    const fact = factsOf(lines[i] as Line, room > 0);
    facts[i] = fact;
    return room - (fact.mark?.kind === "furniture" ? 0 : 1);
  };
  let end = lines.length;
  for (let room = EDGE; room > 0 && end > 0; end -= 1) room = read(end - 1, room);
  for (let i = 0, room = EDGE; i < end || (room > 0 && i < lines.length); i += 1) room = read(i, room);
  return facts;
}

/** What stands below `编辑同志：` is a paragraph and no display type: so much likelier. */
const BELOW_SALUTATION = 4;

function openBelowSalutations(facts: Facts[]): void {
  for (let i = 1; i < facts.length; i += 1) {
    const fact = facts[i] as Facts;
    if (fact.mark !== null || facts[i - 1]?.salutation !== true) continue;
    const opens = fact.opens + BELOW_SALUTATION;
    facts[i] = { ...fact, display: fact.display - BELOW_SALUTATION, opens };
  }
}

function labelled(page: PageLines, fact: Facts, i: number, s: number): LabelledLine {
  return {
    line: fact.line,
    label: LABELS[s] ?? "first",
    mark: s === MARK ? fact.mark : null,
    measure: page.measures.loose[i] === 1 ? 0 : measureAt(page, i, s),
    tabular: fact.tabular,
  };
}

/** A caption's last line, above its credit, ends its measure as well. */
function markTightBlock(facts: readonly Facts[], parts: Uint8Array, i: number): void {
  if (parts[i - 1] === 0) parts[i - 1] = 4;
  let last = i;
  while (facts[last + 1]?.line.gap === 0) last += 1;
  if (parts[last] === 0 && facts[last + 1]?.mark?.kind === "credit") parts[last] = 2;
}

/** Lines: a caption set tight has no more in front of its first sentence's end. */
const TIGHT_LINES = 6;

/** An empty line above line i and none below, and the lines that follow so end a sentence: a block set tight, in a measure of its own. */
function beginsTightBlock(facts: readonly Facts[], i: number): boolean {
  const { line, mark, wordEnd, ends } = facts[i] as Facts;
  if (line.gap === 0 || mark !== null || wordEnd || ends) return false;
  for (let k = i + 1; k <= i + TIGHT_LINES; k += 1) {
    const fact = facts[k];
    if (fact === undefined || fact.line.gap > 0 || fact.mark !== null) return false;
    if (fact.line.stop >= 0 || fact.ends) return k > i + 1 || fact.ends;
  }
  return false;
}

/** Characters: no box's label is longer. */
const LONGEST_LABEL = 10;

/** Half cells: a line as short as this that ends no sentence is a standing head, a name, or what an extractor tore off. */
const LABEL = 12;

const DASH = "—".charCodeAt(0);

/** 1: the line is surely no running text; 2: it ends what stands above it; 3: it is a short head, below which another column may begin; 4: a block set tight begins below it; 0: none of them. */
function partOf(fact: Facts): number {
  if (fact.mark !== null && fact.mark.score >= 4) return 1;
  if (fact.line.text.length <= LONGEST_LABEL && boxLabel(fact.line.text) !== null) return 1;
  if (fact.line.width <= LABEL && !fact.ends && !fact.pauses && !fact.closed && fact.line.stop < 0) return 3;
  if (fact.line.text.charCodeAt(0) === DASH || (fact.line.spaced && fact.line.width < 24 && !fact.ends))
    return 1;
  return fact.closed ? 2 : 0;
}

/** Which lines begin a paragraph: surely 2 (after a mark, or a short line that ends a sentence), perhaps 1, no 0. */
function openings(facts: readonly Facts[], parts: Uint8Array): Uint8Array {
  const opens = opensOf(facts.length);
  opens[0] = 2;
  for (let i = 1; i < facts.length; i += 1) {
    const before = facts[i - 1] as Facts;
    if (parts[i - 1] !== 0) opens[i] = 2;
    else if (!before.ends) opens[i] = before.display >= 1 && !before.pauses ? 1 : 0;
    else opens[i] = before.line.width < (facts[i] as Facts).line.width * 0.75 ? 2 : 1;
  }
  return opens;
}

/** What it costs that the page ends in running text: a little where it breaks off in mid-sentence. */
function breakingOff(facts: readonly Facts[]): number {
  return Math.max(-3, (facts[facts.length - 1] as Facts).leave);
}

/** The best that can still come after line i read as s. */
function restScores(facts: readonly Facts[], steps: Float64Array): Float64Array {
  const n = facts.length;
  const rest = new Float64Array(n * 4);
  const last = breakingOff(facts);
  rest[(n - 1) * 4 + FIRST] = last;
  rest[(n - 1) * 4 + MORE] = last;
  for (let i = n - 2; i >= 0; i -= 1) {
    const next = countStates(facts[i + 1] as Facts);
    for (let s = 0; s < 4; s += 1) {
      let best = NEVER;
      for (let k = 0; k < next; k += 1) {
        const score = (steps[(i + 1) * 16 + s * 4 + k] ?? NEVER) + (rest[(i + 1) * 4 + k] ?? NEVER);
        if (score > best) best = score;
      }
      rest[i * 4 + s] = best;
    }
  }
  return rest;
}

/** The state of each line in the reading that is best as a whole. */
function traceBack(facts: readonly Facts[], best: Float64Array, from: Int8Array): Uint8Array {
  const n = facts.length;
  const states = statesOf(n);
  const last = breakingOff(facts);
  const whole = (k: number) => (best[(n - 1) * 4 + k] ?? NEVER) + (k === FIRST || k === MORE ? last : 0);
  let s = FIRST;
  for (let k = 1; k < 4; k += 1) if (whole(k) > whole(s)) s = k;
  for (let i = n - 1; i >= 0; i -= 1) {
    states[i] = s;
    s = from[i * 4 + s] ?? FIRST;
  }
  return states;
}

function doubtsOf({ page, steps, best, states }: Search): Doubt[] {
  const rest = restScores(page.facts, steps);
  const whole = (i: number, k: number) => (best[i * 4 + k] ?? NEVER) + (rest[i * 4 + k] ?? NEVER);
  return page.facts.map((_, i) => {
    const s = states[i] ?? FIRST;
    let second = s === FIRST ? DISPLAY : FIRST;
    for (let k = 0; k < 4; k += 1) if (k !== s && whole(i, k) > whole(i, second)) second = k;
    return { margin: Math.min(99, whole(i, s) - whole(i, second)), runnerUp: LABELS[second] ?? "display" };
  });
}
