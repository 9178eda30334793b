import type { QueryReading } from "../search/query.js";
import { printable } from "../typeset/safe.js";
import type { Context } from "./context.js";
import { tellError } from "./output.js";

/**
 * How a query was read, where that is not as it was meant: the words of the screen, apart from what is found. Somebody must be
 * there to read them (`eyes`: what is found is made for them): a script is told nothing but trouble on standard error.
 */
export async function tellReading({ notes }: QueryReading, { lang }: Context, eyes = false): Promise<void> {
  // Standard error is asked last: Node loads a whole network to tell whether it is a terminal.
  if (notes.length === 0 || !(eyes || process.stderr.isTTY === true)) return;
  const { wordsOf } = await import("../ui/words/words.js");
  for (const { code, text, known } of notes) {
    const told = wordsOf(lang).notes[code](text, known);
    if (told !== "") tellError(`${printable(told)}\n`);
  }
}
