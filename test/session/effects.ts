import type xterm from "@xterm/headless";

/** What a program made the terminal do besides drawing. A hostile page must cause none of these. */
export interface Effect {
  readonly kind: "title" | "bell" | "clipboard" | "link";
  readonly value: string;
}

/** Notes what a program makes this terminal do, and whether it shows the cursor; what is given goes on changing. */
export function watchEffects(model: xterm.Terminal): { readonly effects: Effect[]; cursorShown: boolean } {
  const watched = { effects: [] as Effect[], cursorShown: true };
  const note = (kind: Effect["kind"], value: string): false => {
    watched.effects.push({ kind, value });
    return false;
  };
  model.onTitleChange((title) => note("title", title));
  model.onBell(() => note("bell", ""));
  model.parser.registerOscHandler(52, (data) => note("clipboard", data));
  model.parser.registerOscHandler(8, (data) => note("link", data));
  for (const [final, shown] of [
    ["h", true],
    ["l", false],
  ] as const) {
    model.parser.registerCsiHandler({ prefix: "?", final }, (params) => {
      if (params.includes(25)) watched.cursorShown = shown;
      return false;
    });
  }
  return watched;
}
