import { EventEmitter } from "node:events";
import { Galley } from "./galley.js";
import type { Terminal } from "./terminal.js";

/**
 * What Ink believes to be its standard output. With `debug` Ink writes each frame whole and unadorned, so a
 * write is a frame; the sequences it sends by itself (bracketed paste) are the terminal owner's business and
 * are recognised by their ESC and left out.
 */
export class InkStdout extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  readonly galley = new Galley();
  private readonly onResize = (): boolean => this.emit("resize");

  constructor(private readonly terminal: Terminal) {
    super();
    terminal.on("resize", this.onResize);
  }

  /** Ink places signs of lines, not lines; it need not think of more cells than a sign takes. */
  get columns(): number {
    return Galley.columns;
  }

  get rows(): number {
    return this.terminal.rows;
  }

  write(data: string, done?: unknown): boolean {
    if (data !== "" && !/^\u001b\[\?\d+[hl]$/u.test(data)) {
      this.terminal.paint(data.split("\n").map((sign) => this.galley.lineOf(sign)));
    }
    if (typeof done === "function") done();
    return true;
  }

  close(): void {
    this.terminal.off("resize", this.onResize);
  }
}
