import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { type Cell, toCell } from "./cell.js";
import { type Effect, watchEffects } from "./effects.js";
import { unicodeWidths } from "./widths.js";

/**
 * A program in a real pseudoterminal, with a model of the screen that it draws on: what a person at the keyboard
 * would do and see. It answers what a terminal answers (`CSI 6n`, `CSI c`). A test does not sleep: it waits until
 * the screen shows something, or, where it cannot know what, until nothing has come for a while.
 */

export interface StartOptions {
  readonly command: string;
  readonly args?: readonly string[];
  /** Added to a bare environment: PATH, TERM, LANG, and a HOME of its own that goes with the session. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly cols?: number;
  readonly rows?: number;
  /** Cells of a character of ambiguous width. */
  readonly ambiguous?: 1 | 2;
  /** A terminal that answers no questions, as some do not. */
  readonly mute?: boolean;
  /** Keeps what the program writes for `written()`. */
  readonly record?: boolean;
}

export interface Exit {
  readonly code: number;
  /** The number of the signal that ended it, or 0. */
  readonly signal: number;
}

const PATIENCE_MS = 10_000;
const QUIET_MS = 40;

export function start(options: StartOptions): Session {
  return new Session(options);
}

export class Session {
  readonly home = mkdtempSync(join(tmpdir(), "session-"));
  /** Bytes that went to the program: keys, pastes, answers. */
  sent = 0;
  /** When the last byte came, by `performance.now()`. */
  lastByteAt = 0;
  private readonly model: xterm.Terminal;
  private readonly watched: ReturnType<typeof watchEffects>;
  private readonly pty: IPty;
  private readonly ended: Promise<Exit>;
  private readonly watchers = new Set<() => void>();
  private readonly kept: Buffer[] = [];
  private readonly decoder = new StringDecoder("utf8");
  private count = 0;
  private pending = 0;
  private over: Exit | null = null;

  constructor(options: StartOptions) {
    const { cols = 80, rows = 24, ambiguous = 1 } = options;
    this.model = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
    const widths = unicodeWidths(ambiguous);
    this.model.unicode.register(widths);
    this.model.unicode.activeVersion = widths.version;
    this.watched = watchEffects(this.model);
    this.pty = spawn(options.command, [...(options.args ?? [])], {
      name: "xterm-256color",
      cols,
      rows,
      cwd: options.cwd ?? process.cwd(),
      encoding: null,
      env: {
        PATH: process.env["PATH"] ?? "",
        TERM: "xterm-256color",
        LANG: "zh_CN.UTF-8",
        HOME: this.home,
        ...options.env,
      },
    });
    if (options.mute !== true) this.model.onData((answer) => this.over ?? this.type(answer));
    this.pty.onData((data) => this.take(data as unknown as Buffer, options.record === true));
    this.ended = new Promise((resolve) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.model.write("", () => {
          this.over = { code: exitCode, signal: signal ?? 0 };
          resolve(this.over);
          this.notify();
        });
      });
    });
  }

  private take(data: Buffer, record: boolean): void {
    this.count += data.length;
    this.lastByteAt = performance.now();
    if (record) this.kept.push(data);
    this.pending++;
    // Decoded here: the model's own decoder now and then lost a character that two reads had cut in two.
    this.model.write(this.decoder.write(data), () => {
      this.pending--;
      this.notify();
    });
  }

  private notify(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  /** Calls `seen` each time the screen has changed, until the function that it gives is called. */
  watch(seen: () => void): () => void {
    this.watchers.add(seen);
    return () => this.watchers.delete(seen);
  }

  /** Keys as a terminal sends them: `"j"`, `"\r"`, `"\u001b[A"`. */
  type(text: string): void {
    this.sent += Buffer.byteLength(text);
    this.pty.write(text);
  }

  /** Types keys and waits for what they lead to; keys that lead to nothing are waited for so long. */
  async answer(keys: string, patienceMs = 1000): Promise<void> {
    const before = this.count;
    this.type(keys);
    await this.until(
      () => this.count !== before,
      patienceMs,
      () => "no answer",
    ).catch(() => {});
    await this.quiet();
  }

  /** A text pasted: marked as such where the program asked for it. */
  paste(text: string): void {
    this.type(this.model.modes.bracketedPasteMode ? `\u001b[200~${text}\u001b[201~` : text);
  }

  resize(cols: number, rows: number): void {
    this.model.resize(cols, rows);
    this.pty.resize(cols, rows);
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.pty.pid, name);
  }

  get pid(): number {
    return this.pty.pid;
  }

  /** The line drops: the terminal is gone, as when SSH loses its connection. */
  hangUp(): void {
    (this.pty as IPty & { destroy(): void }).destroy();
  }

  /** The rows of the screen as text, without spaces at their ends. */
  screen(): string[] {
    const { active } = this.model.buffer;
    return Array.from(
      { length: this.model.rows },
      // The model itself trims only cells that nothing was ever written to.
      (_, y) =>
        active
          .getLine(active.baseY + y)
          ?.translateToString(true)
          .trimEnd() ?? "",
    );
  }

  /** The screen as one text, for a pattern to look at. */
  text(): string {
    return this.screen().join("\n");
  }

  /** The cells of a row of the screen, from 0. */
  cells(row: number): Cell[] {
    const { active } = this.model.buffer;
    const line = active.getLine(active.baseY + row);
    if (line === undefined) return [];
    return Array.from({ length: this.model.cols }, (_, x) => toCell(line.getCell(x)));
  }

  /** All rows as cells, for a picture. */
  allCells(): Cell[][] {
    return Array.from({ length: this.model.rows }, (_, row) => this.cells(row));
  }

  cursor(): { x: number; y: number; visible: boolean } {
    const { cursorX, cursorY } = this.model.buffer.active;
    return { x: cursorX, y: cursorY, visible: this.watched.cursorShown };
  }

  /** What the program made the terminal do besides drawing, in order. */
  get effects(): readonly Effect[] {
    return this.watched.effects;
  }

  get alternate(): boolean {
    return this.model.buffer.active.type === "alternate";
  }

  get bracketedPaste(): boolean {
    return this.model.modes.bracketedPasteMode;
  }

  get wraparound(): boolean {
    return this.model.modes.wraparoundMode;
  }

  get mouse(): boolean {
    return this.model.modes.mouseTrackingMode !== "none";
  }

  /** Bytes that the program wrote since the start or the last `resetBytes`. */
  get bytes(): number {
    return this.count;
  }

  resetBytes(): void {
    this.count = 0;
    this.kept.length = 0;
  }

  /** What the program wrote since the last `resetBytes`; only of a session that records. */
  written(): Buffer {
    return Buffer.concat(this.kept);
  }

  /** Waits until the screen's text matches or the predicate holds; fails with the screen as it is then. */
  async waitFor(wanted: RegExp | (() => boolean), patienceMs = PATIENCE_MS): Promise<void> {
    const holds = typeof wanted === "function" ? wanted : () => wanted.test(this.text());
    await this.until(holds, patienceMs, () => `not seen: ${String(wanted)}`);
  }

  /** Waits until something has come, then nothing more for a while, and all that came is on the screen. */
  async quiet(quietMs = QUIET_MS, patienceMs = PATIENCE_MS): Promise<void> {
    const deadline = performance.now() + patienceMs;
    let count = -1;
    while (this.lastByteAt === 0 || count !== this.count || this.pending > 0) {
      if (performance.now() > deadline) throw new Error(`never quiet for ${quietMs} ms\n${this.text()}`);
      count = this.count;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
    }
  }

  /** Waits for the end of the program; all that it wrote is on the screen then. */
  async exit(patienceMs = PATIENCE_MS): Promise<Exit> {
    await this.until(
      () => this.over !== null,
      patienceMs,
      () => "still running",
    );
    return this.ended;
  }

  /** Waits until it holds; what does not within that time is an error that complains so. */
  until(holds: () => boolean, patienceMs: number, complaint: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (failed: Error | null): void => {
        clearTimeout(timer);
        this.watchers.delete(look);
        if (failed === null) resolve();
        else reject(failed);
      };
      const look = (): void => {
        if (holds()) done(null);
      };
      const timer = setTimeout(() => {
        const end =
          this.over === null ? "" : ` (it ended with code ${this.over.code}, signal ${this.over.signal})`;
        done(new Error(`${complaint()} after ${patienceMs} ms${end}\n${this.text()}`));
      }, patienceMs);
      this.watchers.add(look);
      look();
    });
  }

  /** Ends the program if it still runs and takes its home away. Every test that starts a session calls it. */
  async stop(): Promise<void> {
    if (this.over === null) {
      try {
        this.signal("SIGKILL");
      } catch (error) {
        // It ended by itself and its end has not been told yet.
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
      }
      await this.exit();
    }
    this.model.dispose();
    rmSync(this.home, { recursive: true, force: true });
  }
}
