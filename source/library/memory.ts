/**
 * What is remembered between runs, and how an event changes it. Pure: the files are `state.ts`'s business.
 * Every entry knows when it was set (`t`, milliseconds), so events of two sessions may be applied in any order, and
 * twice, with the same outcome: the newest wins.
 */

/** A place in an article's printed text: what `Origin` of the typesetter holds. */
interface Spot {
  readonly field: string;
  readonly element: number;
  readonly offset: number;
}

export type StateEvent =
  | { readonly event: "read"; readonly id: string }
  | { readonly event: "keep"; readonly id: string; readonly on: boolean }
  | { readonly event: "mark"; readonly letter: string; readonly id: string; readonly origin: Spot | null }
  | { readonly event: "place"; readonly id: string; readonly origin: Spot | null }
  | { readonly event: "query"; readonly query: string }
  /** Where the session was left: whatever plain data the screen wants back. */
  | { readonly event: "leave"; readonly session: unknown };

export type TimedEvent = StateEvent & { readonly t: number };

export interface Memory {
  readonly read: Map<string, number>;
  readonly kept: Map<string, { on: boolean; t: number }>;
  readonly marks: Map<string, { id: string; origin: Spot | null; t: number }>;
  readonly places: Map<string, { origin: Spot | null; t: number }>;
  readonly queries: Map<string, number>;
  session: { value: unknown; t: number } | null;
}

/** Places and queries beyond these are forgotten, the oldest first; marks and kept articles never. */
const MOST_PLACES = 5000;
const MOST_QUERIES = 200;

/** What one who was never here remembers. */
export function emptyMemory(): Memory {
  return {
    read: new Map(),
    kept: new Map(),
    marks: new Map(),
    places: new Map(),
    queries: new Map(),
    session: null,
  };
}

/** Changes the memory by an event; an older one than what is known changes nothing. */
export function apply(memory: Memory, event: TimedEvent): void {
  const { t } = event;
  switch (event.event) {
    case "read":
      memory.read.set(event.id, Math.max(t, memory.read.get(event.id) ?? 0));
      break;
    case "keep":
      if (isNewer(memory.kept.get(event.id), t)) memory.kept.set(event.id, { on: event.on, t });
      break;
    case "mark":
      if (isNewer(memory.marks.get(event.letter), t)) {
        memory.marks.set(event.letter, { id: event.id, origin: event.origin, t });
      }
      break;
    case "place":
      if (isNewer(memory.places.get(event.id), t)) memory.places.set(event.id, { origin: event.origin, t });
      break;
    case "query":
      memory.queries.set(event.query, Math.max(t, memory.queries.get(event.query) ?? 0));
      break;
    case "leave":
      if (memory.session === null || t >= memory.session.t) memory.session = { value: event.session, t };
  }
}

function isNewer(known: { t: number } | undefined, t: number): boolean {
  return known === undefined || t >= known.t;
}

/** The whole memory as events, from which it can be made again; what is beyond the limits is left out. */
export function toEvents(memory: Memory): TimedEvent[] {
  const places = newest([...memory.places], ([, { t }]) => t, MOST_PLACES);
  const queries = newest([...memory.queries], ([, t]) => t, MOST_QUERIES);
  const events: TimedEvent[] = [
    ...[...memory.read].map(([id, t]) => ({ event: "read" as const, id, t })),
    ...[...memory.kept].map(([id, { on, t }]) => ({ event: "keep" as const, id, on, t })),
    ...[...memory.marks].map(([letter, mark]) => ({ event: "mark" as const, letter, ...mark })),
    ...places.map(([id, { origin, t }]) => ({ event: "place" as const, id, origin, t })),
    ...queries.map(([query, t]) => ({ event: "query" as const, query, t })),
  ];
  if (memory.session !== null) {
    events.push({ event: "leave", session: memory.session.value, t: memory.session.t });
  }
  return events;
}

function newest<T>(items: T[], timeOf: (item: T) => number, most: number): T[] {
  return items.length <= most ? items : items.sort((a, b) => timeOf(b) - timeOf(a)).slice(0, most);
}

/** A line of a journal to its event; null where it is none. */
export function parseEvent(line: string): TimedEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return isEvent(value) ? value : null;
}

function isEvent(value: unknown): value is TimedEvent {
  if (typeof value !== "object" || value === null) return false;
  const { event, t, id, on, letter, origin, query } = value as Record<string, unknown>;
  if (typeof t !== "number" || !Number.isFinite(t)) return false;
  switch (event) {
    case "read":
      return typeof id === "string";
    case "keep":
      return typeof id === "string" && typeof on === "boolean";
    case "mark":
      return typeof letter === "string" && typeof id === "string" && isSpot(origin);
    case "place":
      return typeof id === "string" && isSpot(origin);
    case "query":
      return typeof query === "string";
    case "leave":
      return "session" in value;
    default:
      return false;
  }
}

function isSpot(value: unknown): value is Spot | null {
  if (value === null) return true;
  if (typeof value !== "object") return false;
  const { field, element, offset } = value as Record<string, unknown>;
  return typeof field === "string" && typeof element === "number" && typeof offset === "number";
}
