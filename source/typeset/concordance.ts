import { type Ambiguous, cellWidth, padCells, takeCells, takeLastCells } from "./cells.js";
import type { Run } from "./row.js";
import { append } from "./runs.js";
import { printable } from "./safe.js";

/** A hit between its neighbours, as printed on the page and with their spaces. */
interface KwicHit {
  readonly left: string;
  readonly word: string;
  readonly right: string;
}

interface KwicOptions {
  /** Cells of the row. */
  readonly width: number;
  readonly ambiguous: Ambiguous;
}

/** A row of a concordance: the word in the middle, the left neighbours flush right against it, a space on each side. */
export function kwicRuns(hit: KwicHit, options: KwicOptions): Run[] {
  const { width, ambiguous } = options;
  const word = takeCells(printable(hit.word), width, ambiguous);
  const wordCells = cellWidth(word, ambiguous);
  const column = Math.max(0, Math.floor((width - wordCells) / 2));
  const leftRoom = Math.max(0, column - 1);
  const left = takeLastCells(printable(hit.left).trimEnd(), leftRoom, ambiguous).trimStart();
  const runs: Run[] = [];
  append(runs, { text: padCells(left, leftRoom, ambiguous, "right"), rank: "plain" });
  append(runs, { text: " ".repeat(column - leftRoom), rank: "plain" });
  append(runs, { text: word, rank: "plain", match: "hit" });
  const rightRoom = width - column - wordCells - 1;
  const right = rightRoom > 0 ? takeCells(printable(hit.right).trimStart(), rightRoom, ambiguous) : "";
  return right === "" ? runs : append(runs, { text: ` ${right}`, rank: "plain" });
}
