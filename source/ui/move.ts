import type { Look } from "./actions.js";
import type { Command } from "./keys.js";
import type { Reading, State } from "./state.js";

/** How far a command goes: in rows or entries, as a share of the screen, or to an end. */
const DISTANCE: Partial<Record<Command, number | "page" | "half">> = {
  down: 1,
  up: -1,
  pageDown: "page",
  pageUp: "page",
  halfDown: "half",
  halfUp: "half",
};

const BACKWARDS: ReadonlySet<Command> = new Set(["up", "pageUp", "halfUp"]);

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}

/** Moves within a text of `length` rows of which `height` show; null where the command is no motion. */
export function moveRows(
  command: Command,
  top: number,
  length: number,
  height: number,
  count: number | null,
): number | null {
  const last = Math.max(0, length - height);
  if (command === "top") return count === null ? 0 : clamp(count - 1, last);
  if (command === "bottom") return count === null ? last : clamp(count - 1, last);
  const distance = DISTANCE[command];
  if (distance === undefined) return null;
  // A page keeps two rows of the one before, so that the eye finds its line again.
  const page = Math.max(1, height - 2);
  const step = typeof distance === "number" ? Math.abs(distance) : distance === "page" ? page : page >> 1;
  return clamp(top + (BACKWARDS.has(command) ? -1 : 1) * Math.max(1, step) * (count ?? 1), last);
}

/** The top entry with which the cursor's entry is whole on the screen, moved as little as possible. */
export function topFor(state: State, cursor: number, top: number, look: Look): number {
  const height = look.listHeight(state);
  const heightAt = (index: number): number => {
    const entry = state.results.entries[index];
    return entry === undefined ? 1 : look.entryHeight(state, entry);
  };
  if (cursor <= top) return cursor;
  let first = cursor;
  let used = heightAt(cursor);
  while (first > top) {
    const before = heightAt(first - 1);
    if (used + before > height) break;
    used += before;
    first -= 1;
  }
  return first;
}

/** Moves the list's cursor; null where the command is no motion. */
export function moveCursor(state: State, command: Command, look: Look): State | null {
  const { entries } = state.results;
  const { cursor, top } = state.place;
  const last = Math.max(0, entries.length - 1);
  let next: number | null = null;
  if (command === "top") next = state.count === null ? 0 : clamp(state.count - 1, last);
  else if (command === "bottom") next = state.count === null ? last : clamp(state.count - 1, last);
  else {
    const distance = DISTANCE[command];
    if (distance === undefined) return null;
    const shown = Math.max(1, entriesShown(state, look) - 1);
    const step = typeof distance === "number" ? 1 : distance === "page" ? shown : Math.max(1, shown >> 1);
    next = clamp(cursor + (BACKWARDS.has(command) ? -1 : 1) * step * (state.count ?? 1), last);
  }
  return { ...state, place: { ...state.place, cursor: next, top: topFor(state, next, top, look) } };
}

/** How many entries stand on the screen whole. */
function entriesShown(state: State, look: Look): number {
  const height = look.listHeight(state);
  let used = 0;
  let shown = 0;
  for (let index = state.place.top; index < state.results.entries.length; index += 1) {
    const entry = state.results.entries[index];
    if (entry === undefined) break;
    used += look.entryHeight(state, entry);
    if (used > height) break;
    shown += 1;
  }
  return shown;
}

/** The reader at another row, with the text that stands there. */
export function readingAt(state: State, reading: Reading, top: number, look: Look): Reading {
  const { rows } = look.reader({ ...state, place: { ...state.place, reading } });
  const last = Math.max(0, rows.length - look.readerHeight(state));
  const first = clamp(top, last);
  let origin = null;
  for (let index = first; index < rows.length && origin === null; index += 1) {
    origin = rows[index]?.origin ?? null;
  }
  return { ...reading, top: first, origin: first === 0 ? null : origin };
}

/** Goes to the next or previous hit in the open article, round at the ends; null where there is none. */
export function moveHit(state: State, direction: 1 | -1, look: Look): Reading | null {
  const { reading } = state.place;
  if (reading === null) return null;
  const { hitRows } = look.reader(state);
  if (hitRows.length === 0) return null;
  const count = (state.count ?? 1) * direction;
  let hit = reading.hit;
  if (hit < 0) {
    // Before the first `n`: the first hit on the screen or below it.
    const below = hitRows.findIndex((row) => row >= reading.top);
    hit = Math.max(0, below) + count - direction;
  } else hit += count;
  hit = ((hit % hitRows.length) + hitRows.length) % hitRows.length;
  return showHit(state, { ...reading, hit }, look);
}

/** The reading scrolled so that its current hit is on the screen, with text above it. */
export function showHit(state: State, reading: Reading, look: Look): Reading {
  const { hitRows } = look.reader({ ...state, place: { ...state.place, reading } });
  const row = hitRows[reading.hit];
  if (row === undefined) return reading;
  const height = look.readerHeight(state);
  const visible = row >= reading.top && row < reading.top + height;
  return visible ? reading : readingAt(state, reading, row - Math.floor(height / 3), look);
}
