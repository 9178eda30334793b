import type { Article } from "../corpus/article.js";
import { foldOffsets, roomFor } from "./fold.js";
import { HEAD, LONGEST_SHORT, PARTS, type Piece, piecesOf } from "./layout.js";

/** The two folded texts of an article, as the index holds them. */
export interface FoldedArticle {
  readonly short: Uint16Array;
  readonly long: Uint16Array;
}

/** A piece of an article, folded: what the index holds of it where that is known, and made out where it is asked for. */
export class FoldedPiece {
  private made: { readonly units: Uint16Array; readonly offsets: Uint32Array } | null = null;

  constructor(
    readonly piece: Piece,
    private readonly held: Uint16Array | undefined,
  ) {}

  /** The folded units behind a head, as the index holds them. */
  get units(): Uint16Array {
    return this.held ?? this.folded().units;
  }

  /** Where each printed unit is among them. Few pieces of a hit are asked for this: those that a word was found in. */
  get offsets(): Uint32Array {
    return this.folded().offsets;
  }

  private folded(): { readonly units: Uint16Array; readonly offsets: Uint32Array } {
    if (this.made === null) {
      const { part, text } = this.piece;
      const room = new Uint16Array(roomFor(text) + 1);
      room[0] = HEAD + PARTS[part];
      const offsets = foldOffsets(text, room, 1);
      this.made = { units: room.subarray(0, offsets[offsets.length - 1]), offsets };
    }
    return this.made;
  }
}

/** The pieces of an article in the order of `piecesOf`; with `held`, what the index holds is not folded again. */
export function foldedPieces(article: Article, held: FoldedArticle | null): readonly FoldedPiece[] {
  const pieces = piecesOf(article);
  const units = new Map<Piece, Uint16Array>();
  if (held !== null) {
    const isLong = ({ part, text }: Piece): boolean =>
      part === "body" || (part === "notes" && text.length > LONGEST_SHORT);
    noteStretches(
      pieces.filter((piece) => !isLong(piece)),
      held.short,
      units,
    );
    noteStretches(pieces.filter(isLong), held.long, units);
  }
  return pieces.map((piece) => new FoldedPiece(piece, units.get(piece)));
}

/**
 * Parts a folded text at its heads: it was written by part, and within a part in the order of the pieces. A piece of which
 * nothing was left has no head there, so if there are not as many heads as pieces, none of them is told.
 */
function noteStretches(pieces: readonly Piece[], text: Uint16Array, units: Map<Piece, Uint16Array>): void {
  const written = pieces.filter((piece) => piece.text !== "").sort((a, b) => PARTS[a.part] - PARTS[b.part]);
  const starts: number[] = [];
  for (const { part } of written) {
    const start = text.indexOf(HEAD + PARTS[part], (starts.at(-1) ?? -1) + 1);
    if (start < 0) return;
    starts.push(start);
  }
  for (const [i, piece] of written.entries()) {
    units.set(piece, text.subarray(starts[i], starts[i + 1] ?? text.length));
  }
}
