import { Box, Text, useInput, usePaste } from "ink";
import { useLayoutEffect, useSyncExternalStore } from "react";
import { drawScreen } from "./draw.js";
import { keypresses } from "./keypress.js";
import type { FullLook } from "./look.js";
import { paintRow } from "./paint.js";
import type { Store } from "./store.js";
import type { Caret } from "./terminal/canvas.js";
import { spokenLines } from "./views/spoken.js";

/** Keys and pastes, for either way of showing the state. */
function useKeys(store: Store): void {
  useInput((input, key) => {
    for (const press of keypresses(input, key)) store.dispatch({ type: "press", key: press });
  });
  // Mounted always: without it a paste would run as commands.
  usePaste((text) => store.dispatch({ type: "paste", text }));
}

interface AppProps {
  readonly store: Store;
  readonly look: FullLook;
  /** What Ink is given to place for a finished line: the line itself, or a sign for it (see `galley.ts`). */
  readonly setLine?: (line: string) => string;
  /** Where the terminal's own cursor belongs, told after every frame. */
  readonly onCaret: (caret: Caret) => void;
}

/** The whole screen: the only component with input, and the only one that knows the store. */
export function App({ store, look, onCaret, setLine = (line) => line }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  useKeys(store);
  const { rows, caret } = drawScreen(state, look);
  useLayoutEffect(() => {
    onCaret(caret);
  });
  // One text for all rows: as a text for each, React, Yoga and Ink's own output went through 36 of them for every key.
  return (
    <Text wrap="truncate">{rows.map((row) => setLine(paintRow(row, state.settings.color))).join("\n")}</Text>
  );
}

/** The same state for a screen reader: sentences instead of a screen, in Ink's own mode for it. */
export function SpokenApp({ store, look }: Pick<AppProps, "store" | "look">) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  useKeys(store);
  return (
    <Box flexDirection="column">
      {spokenLines(state, look).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
        <Text key={index}>{line}</Text>
      ))}
    </Box>
  );
}
