import { beginsSyllable, isSyllable } from "./pinyin.js";
import {
  parseQuery,
  type QueryNote,
  type QueryReading,
  type QueryTerm,
  type QueryWord,
  syllableBreaks,
} from "./query.js";

/** A term that is nothing but letters, few enough for a syllable; else "". */
function loneLetters({ negated, words }: QueryTerm): string {
  const [word] = words;
  if (negated || words.length !== 1 || word === undefined || word.quoted || word.parts !== null) return "";
  return /^[a-z]{1,6}$/u.test(word.folded) ? word.folded : "";
}

/**
 * Single syllables side by side (`gong hui yi zhan`) are one word in several pieces: alone each of them stands
 * in every article. The last may still be typed (`gong hui yi zh`).
 */
function joinSyllables(reading: QueryReading, mixed: boolean): QueryReading {
  const terms: QueryTerm[] = [];
  const notes: QueryNote[] = [...reading.notes];
  let run: QueryTerm[] = [];
  const flush = (): void => {
    const words = run.flatMap((term) => term.words);
    const first = words[0];
    if (first !== undefined && words.length > 1) {
      const text = words.map((word) => word.text).join(" ");
      terms.push({
        negated: false,
        words: [
          { ...first, text, folded: words.map((word) => word.folded).join(""), breaks: syllableBreaks(text) },
        ],
      });
      notes.push({ code: "joined", text });
    } else terms.push(...run);
    run = [];
  };
  for (const [i, term] of reading.terms.entries()) {
    const letters = loneLetters(term);
    const typing = run.length > 0 && i === reading.terms.length - 1;
    if (isSyllable(letters, mixed) || (typing && beginsSyllable(letters, mixed))) {
      run.push(term);
      continue;
    }
    flush();
    terms.push(term);
  }
  flush();
  return { ...reading, terms, notes };
}

/**
 * Reads a query as it is searched for; whoever looks for its words in one article reads it so too. Never fails. The table
 * of readings is asked only where letters stand side by side.
 */
export function readQuery(query: string, mixed: boolean): QueryReading {
  const reading = parseQuery(query);
  const latin = reading.terms.filter(({ words }) => /^[a-z]+$/u.test(words[0]?.folded ?? ""));
  return latin.length > 1 ? joinSyllables(reading, mixed) : reading;
}

/** The words that are looked for in what is found. */
export function wantedWords({ terms }: QueryReading): readonly QueryWord[] {
  return terms.filter(({ negated }) => !negated).flatMap((term) => term.words);
}
