import { openState } from "../library/state.js";
import type { Warning } from "../library/warnings.js";
import type { ScreenRequest } from "../ui/options.js";
import type { Ports } from "../ui/ports.js";
import { type Memory, type Place, type Settings, SORTS, VIEWS } from "../ui/state.js";

/** What the screen wants back from the last session. */
export interface LastSession {
  readonly place: Place;
  readonly measure: number;
}

export interface OpenMemory {
  readonly memory: Memory;
  readonly last: LastSession | null;
  readonly firstRun: boolean;
  readonly warnings: readonly Warning[];
  readonly remember: Ports["remember"];
  readonly leave: Ports["leave"];
  close(): void;
}

/** What is remembered between runs, read from the library's journals and written to this session's own. */
export function openMemory(request: ScreenRequest): OpenMemory {
  const state = openState({ dir: request.stateDir });
  const { read, kept, marks, places, queries, session } = state.memory;
  const memory: Memory = {
    read: new Set(read.keys()),
    kept: new Set(Array.from(kept).flatMap(([id, { on }]) => (on ? [id] : []))),
    marks: new Map(
      Array.from(marks, ([letter, { id, origin }]) => [letter, { id, origin: origin as Origin }]),
    ),
    places: new Map(
      Array.from(places).flatMap(([id, { origin }]) =>
        origin === null ? [] : [[id, origin as NonNullable<Origin>]],
      ),
    ),
    queries: Array.from(queries)
      .sort((a, b) => b[1] - a[1])
      .map(([query]) => query),
  };
  return {
    memory,
    last: readSession(session?.value),
    firstRun: state.firstRun,
    warnings: state.warnings,
    remember: (event) => void state.record(event),
    leave: (place, settings) => void state.record({ event: "leave", session: sessionOf(place, settings) }),
    close: () => state.close(),
  };
}

type Origin =
  Memory["marks"] extends ReadonlyMap<string, infer M> ? (M extends { origin: infer O } ? O : never) : never;

function sessionOf(place: Place, { measure }: Settings): LastSession {
  return { place, measure };
}

/** A session's record is a file that anybody may have touched; what does not look like a place is not gone to. */
function readSession(value: unknown): LastSession | null {
  const session = value as Partial<LastSession> | null | undefined;
  const place = session?.place as Partial<Place> | undefined;
  if (place === undefined || typeof session?.measure !== "number") return null;
  const whole =
    VIEWS.includes(place.view as Place["view"]) &&
    SORTS.includes(place.sort as Place["sort"]) &&
    typeof place.query === "string" &&
    Array.isArray(place.filters) &&
    place.filters.every((filter) => typeof filter?.by === "string" && typeof filter.value === "string") &&
    typeof place.cursor === "number" &&
    typeof place.top === "number" &&
    typeof place.reversed === "boolean" &&
    (place.reading === null || typeof place.reading?.id === "string");
  if (!whole) return null;
  const at = {
    ...place,
    focus: place.reading === null ? "list" : place.focus,
    concordance: place.concordance ?? null,
  };
  return { place: at as Place, measure: session.measure };
}
