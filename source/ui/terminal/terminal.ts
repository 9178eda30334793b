import { EventEmitter } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";
import type { Ambiguous } from "../../typeset/cells.js";
import { Canvas, type Caret } from "./canvas.js";
import { Keyboard } from "./keyboard.js";

const ENTER = "\u001b[?1049h\u001b[?2004h\u001b[?7l";
const LEAVE = "\u001b[r\u001b[?7h\u001b[?2004l\u001b[m\u001b[?25h\u001b[?1049l";
const LEAVE_SPOKEN = "\u001b[?2004l\u001b[?25h\r\n";
/** `“` is one cell in a narrow terminal and two in a wide one: written, measured, wiped. */
const PROBE = "\u001b[H“\u001b[6n\r\u001b[K";

/**
 * The one owner of the terminal: enters and leaves the alternate screen, takes whole frames and writes the
 * difference, knows the size, hands the terminal to another program and back. Leaving is safe to call twice
 * and from any state, since every way out of the program passes here.
 */
export class Terminal extends EventEmitter {
  readonly keyboard: Keyboard;
  private readonly canvas: Canvas;
  private frame: readonly string[] = [];
  private caret: Caret = null;
  private scheduled = false;
  private active = false;
  private lentNow = false;
  private lends = 0;
  private spoken = false;
  private readonly onResize = (): void => {
    this.canvas.reset(this.columns, this.rows);
    this.emit("resize");
  };

  constructor(
    private readonly output: WriteStream,
    openInput: () => ReadStream,
    private ambiguousNow: Ambiguous,
  ) {
    super();
    this.keyboard = new Keyboard(openInput);
    this.canvas = new Canvas(this.columns, this.rows, ambiguousNow);
  }

  /** The stream itself, for a screen reader's plain text. */
  get stream(): WriteStream {
    return this.output;
  }

  get columns(): number {
    return this.output.columns || 80;
  }

  get rows(): number {
    return this.output.rows || 24;
  }

  get ambiguous(): Ambiguous {
    return this.ambiguousNow;
  }

  /** Enters the alternate screen; autowrap is off, so a wrong width can never push a row down. */
  enter(): void {
    if (this.active) return;
    this.active = true;
    this.keyboard.setRawMode(true);
    this.output.write(ENTER);
    this.output.on("resize", this.onResize);
    this.canvas.reset(this.columns, this.rows);
  }

  /** For a screen reader: keys, and no alternate screen; what is said stays in the scrollback. */
  enterSpoken(): void {
    this.spoken = true;
    this.active = true;
    this.keyboard.setRawMode(true);
    this.output.write("\u001b[?2004h");
  }

  /** Puts the terminal back as it was. What has been drawn is gone with the alternate screen. */
  leave(): void {
    if (!this.active) return;
    this.active = false;
    this.output.off("resize", this.onResize);
    this.write(this.spoken ? LEAVE_SPOKEN : LEAVE);
    this.keyboard.release();
  }

  /**
   * Asks how wide an ambiguous character is here. Nobody waits for the answer: the first frame is drawn for a
   * narrow terminal, and when the answer says otherwise, at once or late over a slow line, drawn again.
   */
  probe(): void {
    const answer = this.keyboard.nextCursorColumn();
    this.write(PROBE);
    void answer.then((column) => this.setAmbiguous(column >= 3 ? "wide" : "narrow"));
  }

  setAmbiguous(ambiguous: Ambiguous): void {
    if (ambiguous === this.ambiguousNow) return;
    this.ambiguousNow = ambiguous;
    this.canvas.reset(this.columns, this.rows, ambiguous);
    this.emit("ambiguous", ambiguous);
  }

  /** Takes the next frame; only the newest of one turn of the event loop is written. */
  paint(frame: readonly string[]): void {
    this.frame = frame;
    this.schedule();
  }

  setCaret(caret: Caret): void {
    this.caret = caret;
    this.schedule();
  }

  /** Draws everything again, for Ctrl-L and after another program had the screen. */
  redraw(): void {
    this.canvas.reset(this.columns, this.rows);
    this.schedule();
  }

  /** Writes the newest frame now. */
  flush(): void {
    this.scheduled = false;
    if (!this.active || this.spoken || this.frame.length === 0) return;
    const bytes = this.canvas.draw(this.frame, this.caret);
    if (bytes !== "") this.write(bytes);
  }

  /** Sends a sequence that is not part of a frame, such as a clipboard request (OSC 52). */
  send(sequence: string): void {
    if (this.active) this.write(sequence);
  }

  /** Another program has the terminal: Ctrl-C is typed for that one. */
  get lent(): boolean {
    return this.lentNow;
  }

  /** Hands the terminal to `run` and takes it back when that has ended, however it ended. */
  async lend<T>(run: () => Promise<T>): Promise<T> {
    const lent = ++this.lends;
    this.active = false;
    this.lentNow = true;
    this.output.off("resize", this.onResize);
    this.write(this.spoken ? LEAVE_SPOKEN : LEAVE);
    this.keyboard.release();
    try {
      return await run();
    } finally {
      this.takeBack(lent);
      this.keyboard.reclaim();
      this.keyboard.setRawMode(true);
      this.active = true;
      if (!this.spoken) this.write(ENTER);
      this.output.on("resize", this.onResize);
      this.onResize();
      this.schedule();
    }
  }

  /** A Ctrl-C typed for the other program just before it ended is heard as a signal one turn of the event loop later. */
  private takeBack(lent: number): void {
    const back = (): void => {
      if (lent === this.lends) this.lentNow = false;
    };
    setTimeout(() => setImmediate(back));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** A line that has dropped (EIO, EPIPE) is told by its own signal; a failed write must not hide that. */
  private write(bytes: string): void {
    if (!this.output.destroyed) this.output.write(bytes);
  }
}
