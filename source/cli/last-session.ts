import { FIELDS } from "../corpus/article.js";
import { FACETS } from "../search/facets.js";
import { MEASURE } from "../typeset/article.js";
import { type Filter, type Place, type Reading, SORTS, START, VIEWS } from "../ui/state.js";
import { type LeftCorpus, readLeftCorpus } from "./left-corpus.js";

/** What the screen wants back from the last session. */
export interface LastSession {
  readonly place: Place;
  /** What the list's cursor stood on, by its name; null where only its number is known. */
  readonly at: string | null;
  readonly measure: number;
  /** Null: the shipped pages, or nothing is known of it. */
  readonly corpus: LeftCorpus | null;
}

/**
 * The last session from its record, which is a file that anybody may have touched: null where it does not look like
 * a place. What is taken over is only what a place holds. Total: any value gives an answer.
 */
export function readSession(value: unknown): LastSession | null {
  const { place, at: entry, measure, corpus } = fieldsOf(value);
  const at = fieldsOf(place);
  const reading = at["reading"] === null ? null : readReading(at["reading"]);
  const { view, query, sort, reversed, cursor, top, focus, whole, concordance } = at;
  const known =
    isOneOf(VIEWS, view) &&
    isOneOf(SORTS, sort) &&
    typeof query === "string" &&
    isCount(cursor) &&
    isCount(top) &&
    typeof reversed === "boolean" &&
    reading !== undefined &&
    Array.isArray(at["filters"]) &&
    at["filters"].every(isFilter);
  if (!known || typeof measure !== "number") return null;
  return {
    place: {
      ...START,
      view,
      query,
      filters: (at["filters"] as Filter[]).map(({ by, value: wanted }) => ({ by, value: wanted })),
      sort,
      reversed,
      cursor,
      top,
      focus: reading !== null && focus === "reader" ? "reader" : "list",
      whole: reading !== null && whole === true,
      reading,
      concordance: concordance === "left" || concordance === "right" ? concordance : null,
    },
    at: typeof entry === "string" ? entry : null,
    measure: Math.min(MEASURE.most, Math.max(MEASURE.least, Math.round(measure) || MEASURE.standard)),
    corpus: readLeftCorpus(corpus),
  };
}

/** What is open in the reader; undefined where it is nothing of the kind. */
function readReading(value: unknown): Reading | undefined {
  const { id, top, origin, find, hit } = fieldsOf(value);
  if (typeof id !== "string" || !isCount(top)) return undefined;
  const { field, element, offset } = fieldsOf(origin);
  const at =
    isOneOf(FIELDS, field) && isCount(element) && isCount(offset) ? { field, element, offset } : null;
  return {
    id,
    top,
    origin: at,
    find: typeof find === "string" ? find : null,
    hit: isCount(hit) ? hit : -1,
  };
}

function isFilter(value: unknown): value is Filter {
  const { by, value: wanted } = fieldsOf(value);
  if (!isOneOf(FACETS, by) || typeof wanted !== "string") return false;
  return by !== "kind" || wanted === "news" || wanted === "photo";
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function isOneOf<T extends string>(names: readonly T[], value: unknown): value is T {
  return names.includes(value as T);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
