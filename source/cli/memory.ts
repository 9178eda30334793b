import type { Warning } from "../library/warnings.js";
import type { ScreenRequest } from "../ui/options.js";
import type { Ports } from "../ui/ports.js";
import type { Memory, Place } from "../ui/state.js";

export interface OpenMemory {
  readonly memory: Memory;
  readonly place: Place | null;
  readonly firstRun: boolean;
  readonly warnings: readonly Warning[];
  readonly remember: Ports["remember"];
  readonly leave: Ports["leave"];
  close(): Promise<void>;
}

/** What is remembered between runs, read from the library's journal and written to it. */
export function openMemory(_request: ScreenRequest): OpenMemory {
  const memory: Memory = {
    read: new Set(),
    kept: new Set(),
    marks: new Map(),
    places: new Map(),
    queries: [],
  };
  return {
    memory,
    place: null,
    firstRun: true,
    warnings: [],
    remember: () => {},
    leave: () => {},
    close: async () => {},
  };
}
