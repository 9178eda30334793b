import xterm from "@xterm/headless";

/**
 * A reader of what goes to a terminal that fails on anything it was not told to expect: first the text itself,
 * character for character, then a model of a terminal that must be, afterwards, in the state in which it began.
 */

/** Sequences that a printing command writes itself: bold, dim, an accent, a match, the line of progress. */
export const PRINTING = ["\u001b\\[(?:1|2|22|36|39|1;33|22;39)m", "\r\u001b\\[K", "\r?\n"] as const;

/** Sequences that the screen writes itself: see `terminal.ts` and `canvas.ts` of the screen. */
export const DRAWING = [
  "\u001b\\[(?:[0-9]{1,2}(?:;[0-9]{1,2}){0,5})?m",
  "\u001b\\[[0-9]*(?:;[0-9]+)?H",
  "\u001b\\[2J",
  "\u001b\\[K",
  "\u001b\\[(?:[0-9]+;[0-9]+)?r",
  "\u001b\\[[1-9][ST]",
  "\u001b\\[\\?(?:25|7|1049|2004)[hl]",
  "\u001b\\[6n",
  "\r\u001b\\[K",
] as const;

/** What Ink writes where a screen reader is told lines: it wipes the lines that it says anew. */
export const SPEAKING = ["\u001b\\[(?:2K|1A|G|[0-9]*A|\\?25[hl]|\\?(?:2004|2026)[hl])", "\r*\n"] as const;

/** Everything that no text may bring to a terminal, and a mark that stands on too many. */
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|\p{M}{9}/u;

/** What of a text is not allowed, with what stands around it; null where all is. */
export function offence(text: string, allowed: readonly string[]): string | null {
  const plain = text.replace(new RegExp(allowed.join("|"), "gu"), "");
  const found = FORBIDDEN.exec(plain);
  if (found === null) return null;
  const around = plain.slice(Math.max(0, found.index - 20), found.index + 30);
  return `U+${(found[0].codePointAt(0) ?? 0).toString(16).padStart(4, "0")} in ${JSON.stringify(around)}`;
}

/** The text of bytes that must be UTF-8: half a character is an offence as well. */
export function strictly(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** A model of a terminal that remembers everything it was made to do besides drawing. */
export class Witness {
  readonly did: string[] = [];
  private readonly model: xterm.Terminal;

  constructor(cols = 80, rows = 24) {
    this.model = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 0 });
    const note = (what: string) => (): false => {
      this.did.push(what);
      return false;
    };
    this.model.onTitleChange((title) => this.did.push(`title ${title}`));
    this.model.onBell(() => this.did.push("bell"));
    this.model.onData((answer) => this.did.push(`answer ${JSON.stringify(answer)}`));
    const { parser } = this.model;
    for (let number = 0; number < 2000; number++) parser.registerOscHandler(number, note(`OSC ${number}`));
    for (const final of "qp{t") parser.registerDcsHandler({ final }, note(`DCS ${final}`));
    for (const final of "cDEHMNOZ78=>") parser.registerEscHandler({ final }, note(`ESC ${final}`));
    for (const intermediates of "()*+#%") {
      for (const final of "0ABGU8@") {
        parser.registerEscHandler({ intermediates, final }, note(`ESC ${intermediates}${final}`));
      }
    }
    parser.registerCsiHandler({ final: "h" }, note("set mode"));
    parser.registerCsiHandler({ final: "t" }, note("window"));
    parser.registerCsiHandler({ final: "c" }, note("asked who it is"));
  }

  async show(text: string): Promise<void> {
    await new Promise<void>((resolve) => this.model.write(text, resolve));
  }

  /** What is not as it was at the beginning; empty where nothing is. */
  async changes(): Promise<string[]> {
    const { modes, buffer } = this.model;
    const changed = [...this.did];
    const expected = {
      applicationCursorKeysMode: false,
      applicationKeypadMode: false,
      bracketedPasteMode: false,
      insertMode: false,
      mouseTrackingMode: "none",
      originMode: false,
      reverseWraparoundMode: false,
      sendFocusMode: false,
      wraparoundMode: true,
    } as const;
    for (const [mode, value] of Object.entries(expected)) {
      if (modes[mode as keyof typeof expected] !== value) changed.push(mode);
    }
    if (buffer.active.type !== "normal") changed.push("alternate screen");
    // Letters that another character set would draw as lines, in a look that nobody has left on.
    await this.show("\r\nqxq");
    const line = buffer.active.getLine(buffer.active.baseY + buffer.active.cursorY);
    if (!line?.translateToString(true).startsWith("qxq")) changed.push("character set");
    const cell = line?.getCell(0);
    if (cell === undefined || !cell.isAttributeDefault()) changed.push("a look left on");
    return changed;
  }
}
