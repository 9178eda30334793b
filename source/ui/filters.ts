import type { Look, Step } from "./actions.js";
import { MORE } from "./entries/choices.js";
import type { Command } from "./keys.js";
import { filterHeight } from "./layout.js";
import { moveRows } from "./move.js";
import { goTo } from "./navigate.js";
import type { Overlay, State } from "./state.js";

type FilterOverlay = Extract<Overlay, { kind: "filters" }>;

/** Opens the pane of filters over the list, or closes it: what it narrows must be in sight. */
export function toggleFilters(state: State): State {
  if (state.overlay?.kind === "filters") return { ...state, overlay: null };
  const place = { ...state.place, focus: "list", whole: false } as const;
  return { ...state, place, overlay: { kind: "filters", cursor: 0, open: {} } };
}

/** Keys in the pane of filters: motions, and Enter to switch one on or off. Null: not for this pane. */
export function chooseFilter(
  state: State,
  overlay: FilterOverlay,
  command: Command,
  look: Look,
): Step | null {
  const choices = look.filterChoices(state);
  if (command === "filters") return [{ ...state, overlay: null }, []];
  if (command === "open") {
    const choice = choices[overlay.cursor];
    if (choice === undefined) return [state, []];
    if (choice.hidden > 0) {
      const listed = choices.filter((each) => each.by === choice.by).length - 1;
      return [
        { ...state, overlay: { ...overlay, open: { ...overlay.open, [choice.by]: listed + MORE } } },
        [],
      ];
    }
    const others = state.place.filters.filter(
      (filter) => filter.by !== choice.by || filter.value !== choice.value,
    );
    const filters = choice.on ? others : [...others, { by: choice.by, value: choice.value }];
    const next = goTo(state, { ...state.place, filters, cursor: 0, top: 0, focus: "list", whole: false });
    return [{ ...next, overlay }, []];
  }
  const height = filterHeight(state);
  // The cursor goes to the very last value, unlike a text, which stops when its last row is in sight.
  const cursor = moveRows(command, overlay.cursor, choices.length + height - 1, height, state.count);
  return cursor === null ? null : [{ ...state, overlay: { ...overlay, cursor } }, []];
}

/** The pane's cursor on the value on which it was, now that the list and with it the counts are others. */
export function keepChoice(before: State, after: State, look: Look): State {
  const { overlay } = after;
  if (overlay?.kind !== "filters") return after;
  const was = look.filterChoices(before)[overlay.cursor];
  const choices = look.filterChoices(after);
  const found = choices.findIndex(
    (each) => each.by === was?.by && each.value === was.value && each.hidden > 0 === was.hidden > 0,
  );
  const cursor = found >= 0 ? found : Math.max(0, Math.min(overlay.cursor, choices.length - 1));
  return { ...after, overlay: { ...overlay, cursor } };
}
