import { openState } from "../library/state.js";
import { type Warning, warningText } from "../library/warnings.js";
import type { Origin } from "../typeset/row.js";
import type { ScreenRequest } from "../ui/options.js";
import type { Ports } from "../ui/ports.js";
import type { Memory } from "../ui/state.js";
import { type LastSession, readSession } from "./last-session.js";

export interface OpenMemory {
  readonly memory: Memory;
  readonly last: LastSession | null;
  readonly firstRun: boolean;
  readonly warnings: readonly Warning[];
  readonly remember: Ports["remember"];
  readonly leave: (session: LastSession) => void;
  /** Gives a warning where something could not be written to the end. */
  close(): Warning | null;
}

/** A warning as one line on the screen: what, where, what to do. A long path must not push the reason off it. */
export function warningLine(warning: Warning, lang: ScreenRequest["lang"]): string {
  const { what, remedy } = warningText(warning, lang);
  return `${what}: ${warning.path}; ${remedy}`;
}

/** What is remembered between runs, read from the library's journals and written to this session's own. */
export function openMemory(request: ScreenRequest): OpenMemory {
  const state = openState({ dir: request.stateDir });
  let told = false;
  const homeless = request.homeless === true;
  const unwritten = (): Warning | null => {
    if (homeless) return { kind: "no-home", path: "$HOME", detail: "" };
    const code = state.unwritten();
    return code === null ? null : { kind: "state-read-only", path: request.stateDir ?? "", detail: code };
  };
  const { read, kept, marks, places, queries, session } = state.memory;
  const memory: Memory = {
    read: new Set(read.keys()),
    kept: new Set(Array.from(kept).flatMap(([id, { on }]) => (on ? [id] : []))),
    marks: new Map(
      Array.from(marks, ([letter, { id, origin }]) => [letter, { id, origin: origin as Origin | null }]),
    ),
    places: new Map(
      Array.from(places).flatMap(([id, { origin }]) => (origin === null ? [] : [[id, origin as Origin]])),
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
    remember: (event) => {
      if ((state.record(event) && !homeless) || told) return null;
      told = true;
      const warning = unwritten();
      return warning === null ? null : warningLine(warning, request.lang);
    },
    leave: (session) => void state.record({ event: "leave", session }),
    close: () => {
      state.close();
      return unwritten();
    },
  };
}
