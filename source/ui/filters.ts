import type { Look, Step } from "./actions.js";
import type { Command } from "./keys.js";
import { moveRows } from "./move.js";
import { goTo } from "./navigate.js";
import type { Overlay, State } from "./state.js";

type FilterOverlay = Extract<Overlay, { kind: "filters" }>;

/** Keys in the pane of filters: motions, and Enter or Space to switch one on or off. Null: not for this pane. */
export function chooseFilter(
  state: State,
  overlay: FilterOverlay,
  command: Command,
  look: Look,
): Step | null {
  const choices = look.filterChoices(state);
  if (command === "filters") return [{ ...state, overlay: null }, []];
  if (command === "open" || command === "pageDown") {
    const choice = choices[overlay.cursor];
    if (choice === undefined) return [state, []];
    const others = state.place.filters.filter(
      (filter) => filter.by !== choice.by || filter.value !== choice.value,
    );
    const filters = choice.on ? others : [...others, { by: choice.by, value: choice.value }];
    const next = goTo(state, { ...state.place, filters, cursor: 0, top: 0, focus: "list", whole: false });
    const cursor = look
      .filterChoices(next)
      .findIndex((each) => each.by === choice.by && each.value === choice.value);
    return [{ ...next, overlay: { ...overlay, cursor: Math.max(0, cursor) } }, []];
  }
  const cursor = moveRows(command, overlay.cursor, choices.length, 1, state.count);
  if (cursor === null) return null;
  const height = Math.max(1, state.size.rows - 3);
  const top = Math.min(Math.max(overlay.top, cursor - height + 1), cursor);
  return [{ ...state, overlay: { ...overlay, cursor, top } }, []];
}
