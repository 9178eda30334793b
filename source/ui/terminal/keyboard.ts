import { EventEmitter } from "node:events";
import type { ReadStream } from "node:tty";

/** A split arrow key over a slow line becomes Esc and then `[B`; within this time the rest is dropped. */
const SPLIT_MS = 150;

const CURSOR_REPORT = /\u001b\[(\d+);(\d+)R/u;
const SPLIT_ARROW = /^[[O][ABCDHF]/u;

/**
 * Stands between the terminal and Ink's input: takes out what the terminal answers (cursor reports) and the
 * stray half of a split arrow key, and passes the rest on unchanged. It has the few methods of a tty that Ink uses.
 */
export class Keyboard extends EventEmitter {
  readonly isTTY = true;
  private readonly queue: string[] = [];
  private readonly waiting: ((column: number) => void)[] = [];
  private escapeAt = Number.NEGATIVE_INFINITY;
  private tty: ReadStream | null = null;

  /**
   * `open` opens the terminal for reading, each time anew: a stream that is only paused goes on reading, and takes
   * keys away from a program that has the terminal in the meantime.
   */
  constructor(
    private readonly open: () => ReadStream,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
    this.reclaim();
    // Keys typed on the first frame wait here until Ink has been loaded and listens.
    this.on("newListener", (event) => {
      if (event === "readable") setImmediate(() => this.queue.length > 0 && this.emit("readable"));
    });
  }

  /** Resolves with the one-based column of the next cursor report, whenever it comes. */
  nextCursorColumn(): Promise<number> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private take(chunk: string): void {
    let text = chunk;
    if (this.waiting.length > 0) {
      const report = CURSOR_REPORT.exec(text);
      if (report !== null) {
        text = text.slice(0, report.index) + text.slice(report.index + report[0].length);
        this.waiting.shift()?.(Number(report[2]));
      }
    }
    const now = this.now();
    if (now - this.escapeAt < SPLIT_MS) text = text.replace(SPLIT_ARROW, "");
    this.escapeAt = text === "\u001b" ? now : Number.NEGATIVE_INFINITY;
    if (text === "") return;
    this.queue.push(text);
    this.emit("readable");
  }

  read(): string | null {
    return this.queue.shift() ?? null;
  }

  setEncoding(): this {
    return this;
  }

  setRawMode(on: boolean): this {
    this.tty?.setRawMode(on);
    return this;
  }

  ref(): this {
    this.tty?.ref();
    return this;
  }

  unref(): this {
    this.tty?.unref();
    return this;
  }

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  /** Lets go of the terminal, for a program that runs in the meantime or for good. */
  release(): void {
    this.tty?.setRawMode(false);
    this.tty?.removeAllListeners("data");
    this.tty?.destroy();
    this.tty = null;
  }

  /** Takes the terminal, at first and after `release`; keys are not yet raw. */
  reclaim(): void {
    this.tty = this.open();
    this.tty.setEncoding("utf8");
    this.tty.on("data", (chunk: string) => this.take(chunk));
  }
}
