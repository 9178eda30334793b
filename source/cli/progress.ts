import { bar } from "../typeset/bars.js";
import { cellWidth, padCells } from "../typeset/cells.js";
import { restOfTime } from "../ui/rest.js";
import type { Context } from "./context.js";
import { tellError } from "./output.js";

const BAR_CELLS = 20;
/** Work that is done sooner than this (seconds) needs no line. */
const QUIET_S = 0.5;
/** The line is written anew at most this often. */
const AGAIN_S = 0.1;

/** Not `performance`, which Node loads when it is first named: 5 ms of a start. */
const seconds = (): number => process.uptime();

type Work = "reading" | "writing";

interface ProgressLine {
  show(done: number, total: number): void;
  clear(): void;
}

/**
 * A line on standard error that is written over: a bar, how much of how much, the rest of the time. Only where somebody
 * looks at it and nothing else is printed on that terminal, and only if the work takes long.
 */
export function progressLine(context: Context, work: Work): ProgressLine {
  // Asked when there is something to show: Node loads a whole network to tell.
  let shown: boolean | null = null;
  const began = seconds();
  const rest = restOfTime(() => seconds() * 1000);
  let last = Number.NEGATIVE_INFINITY;
  let used = false;
  return {
    show(done, total) {
      const now = seconds();
      const left = rest(done, total);
      if (now - began < QUIET_S || now - last < AGAIN_S) return;
      last = now;
      shown ??= process.stderr.isTTY === true && context.env["TERM"] !== "dumb";
      if (!shown) return;
      used = true;
      const columns = process.stderr.columns || 80;
      tellError(`\r\u001b[K${progressText(context, work, done, total, left, columns - 1)}`);
    },
    clear() {
      if (used) tellError("\r\u001b[K");
    },
  };
}

/** `writing ████▌      1200/5000 about 12 s left`, with as much of it as fits. */
export function progressText(
  { words, ambiguous }: Pick<Context, "words" | "ambiguous">,
  work: Work,
  done: number,
  total: number,
  left: number | null,
  cells: number,
): string {
  const count = padCells(`${done}/${total}`, 2 * String(total).length + 1, ambiguous, "right");
  const drawn = padCells(bar(done, total, BAR_CELLS, ambiguous), BAR_CELLS, ambiguous);
  const parts = [words.work[work], drawn, count, left === null ? "" : words.rest(left)];
  // The count is what matters most, then the time.
  for (const kept of [[0, 1, 2, 3], [0, 2, 3], [2, 3], [2]]) {
    const text = kept
      .map((index) => parts[index])
      .filter((part) => part !== "")
      .join(" ");
    if (cellWidth(text, ambiguous) <= cells) return text;
  }
  return "";
}

/** The same things one after the other, counted on the line as they are taken. */
export function* counted<T>(things: Iterable<T>, total: number, line: ProgressLine): Generator<T> {
  let done = 0;
  for (const thing of things) {
    yield thing;
    done += 1;
    line.show(done, total);
  }
}
