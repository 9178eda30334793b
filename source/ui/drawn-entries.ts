import type { Row } from "../typeset/row.js";
import { padRow } from "../typeset/runs.js";
import type { Entry, State } from "./state.js";
import { drawEntry } from "./views/entry.js";
import type { EntryContext } from "./views/entry-parts.js";

/** More than two of any screen hold. */
const MOST = 500;

/**
 * The entries of the list as they were drawn last. A step of the cursor asks for the height of each entry in sight and then for its
 * rows, and all but two are as they were: drawn anew each time they were a third of what a step takes.
 */
export class DrawnEntries {
  private of: readonly unknown[] = [];
  private readonly resting = new Map<Entry, readonly Row[]>();
  private readonly chosen = new Map<Entry, readonly Row[]>();

  /** An entry as rows of exactly `width` cells. */
  rowsOf(
    entry: Entry,
    chosen: boolean,
    state: State,
    width: number,
    contextOf: (state: State, width: number) => EntryContext,
  ): readonly Row[] {
    this.keepFor(state, width);
    const kept = chosen ? this.chosen : this.resting;
    const known = kept.get(entry);
    if (known !== undefined) return known;
    const { ambiguous } = state.settings;
    const rows = drawEntry(entry, chosen, contextOf(state, width)).map((row) =>
      padRow(row, width, ambiguous),
    );
    if (kept.size >= MOST) kept.clear();
    kept.set(entry, rows);
    return rows;
  }

  /** Forgets all where something has changed that an entry is drawn from. */
  private keepFor({ size, settings, memory, version, results, place }: State, width: number): void {
    const { read, kept } = memory;
    const { query, view, focus } = place;
    // The bar of a name or a figure is drawn beside the greatest of the list.
    const now = [size, settings, read, kept, version, results.entries, query, view, focus, width];
    if (now.every((each, i) => each === this.of[i])) return;
    this.of = now;
    this.resting.clear();
    this.chosen.clear();
  }
}
