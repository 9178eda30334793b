import { hostname } from "node:os";
import { parseEvent, type TimedEvent } from "./memory.js";

/** What all ended sessions remembered, folded together. */
export const BASE = "base.ndjson";

/** What one session remembered: machine, process, and when it began. */
export const JOURNAL = /^session-(.+)-(\d+)-[0-9a-z]+\.ndjson$/u;

/** This machine's name as it stands in a journal's name. */
export const HOST = hostname().replace(/[^\w.]/gu, "_");

/** The first line of `base`: which journals are in it, so that the next compaction deletes them. */
const FOLDED = /^\{"folded":(\[[^\n]*\])\}\n/u;

interface JournalText {
  readonly events: readonly TimedEvent[];
  readonly folded: ReadonlySet<string>;
  /** A line of it is no event. */
  readonly torn: boolean;
}

/**
 * Reads a journal or `base`. A last line without its end is what a killed session leaves, and no damage; any
 * other line that is no event is.
 */
export function readJournal(text: string): JournalText {
  const head = FOLDED.exec(text);
  const lines = text.slice(head?.[0].length ?? 0).split("\n");
  const last = lines.pop() ?? "";
  const events: TimedEvent[] = [];
  let torn = false;
  for (const line of lines) {
    if (line === "") continue;
    const event = parseEvent(line);
    if (event === null) torn = true;
    else events.push(event);
  }
  const tail = last === "" ? null : parseEvent(last);
  if (tail !== null) events.push(tail);
  const folded = namesIn(head?.[1] ?? "[]");
  return { events, folded: folded ?? new Set(), torn: torn || folded === null };
}

function namesIn(list: string): Set<string> | null {
  try {
    return new Set(JSON.parse(list) as string[]);
  } catch {
    return null;
  }
}

/** The first line of a base into which these journals were folded. */
export function folding(names: readonly string[]): string {
  return `${JSON.stringify({ folded: names })}\n`;
}

/** A session of this machine whose process is no more. Of other machines (a shared home) nothing is known. */
export function hasEnded(name: string): boolean {
  const [, host, pid] = JOURNAL.exec(name) ?? [];
  if (host !== HOST) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
