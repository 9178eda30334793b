import type { MarkBlock, TextBlock } from "./blocks.js";
import type { Gap, Small } from "./layout.js";
import { opensLetter } from "./salutation.js";
import type { Signature } from "./signers.js";
import { LABELS } from "./weights.js";

/**
 * How likely each text's story has a standing head, by who signs it: of the marked stories an author signs, five in six have one, of
 * those that reporters sign, one in four, of those with a dateline, one in thirty, and of pictures none; a poem seldom has one.
 */
export function standingHeads(
  texts: readonly TextBlock[],
  gaps: readonly Gap[],
  photo: readonly boolean[],
): Float64Array {
  const own = new Float64Array(texts.length);
  let above = LABELS.unsigned;
  for (const [k, text] of texts.entries()) {
    const small = gaps[k]?.small ?? [];
    above = signOf(text, small, photo[k] === true) ?? (small.length > 1 ? LABELS.unsigned : above);
    own[k] = above;
    // The picture beside a story says nothing of the story's further text.
    if (photo[k] === true) above = LABELS.unsigned;
  }
  return own;
}

/** What the text and the marks above it say by themselves; null where they say nothing. */
function signOf(text: TextBlock, small: readonly Small[], photo: boolean): number | null {
  if (photo) return LABELS.photo;
  if (text.verse) return LABELS.verse;
  if (text.head?.dateline != null || text.tail.dateline !== null) return LABELS.dateline;
  if (text.bullet > 0) return LABELS.unsigned;
  const byline = small.findLast((one): one is MarkBlock => one.type === "mark" && one.mark.kind === "byline");
  const signature = text.head?.signature ?? byline?.mark.signature;
  if (signature != null) return isAuthor(signature) ? LABELS.author : LABELS.reporter;
  if (opensLetter(text.paragraphs[0]?.text ?? "")) return LABELS.letter;
  if (text.tail.kind === "name") return LABELS.author;
  return null;
}

function isAuthor({ signers }: Signature): boolean {
  return signers.every(({ byline }) => byline.outlet === null && (byline.role ?? "作者") === "作者");
}
