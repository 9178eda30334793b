import hkVariants from "opencc-js/dict/HKVariants";
import hkVariantPhrases from "opencc-js/dict/HKVariantsPhrases";
import hkStandard from "opencc-js/dict/HKVariantsRev";
import simpleCharacters from "opencc-js/dict/STCharacters";
import simplePhrases from "opencc-js/dict/STPhrases";
import regionalPhrases from "opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases";
import characters from "opencc-js/dict/TSCharacters";
import phrases from "opencc-js/dict/TSPhrases";
import twVariants from "opencc-js/dict/TWVariants";
import twVariantPhrases from "opencc-js/dict/TWVariantsPhrases";
import twStandard from "opencc-js/dict/TWVariantsRev";

/**
 * Text in another script, as opencc-js's dictionaries say: characters and the words in which they differ (发 發 髮),
 * not the words that the regions choose (软件, 軟體), for this is what was printed. Import this file when it is
 * wanted: its dictionaries weigh 1 MB. The package's own converter gives a text alone; here it is known
 * where each character came from.
 */

/** Simplified; traditional as Taiwan and as Hong Kong write it. */
export type Script = "cn" | "tw" | "hk";

/**
 * Regional forms of traditional characters (衞 衛) that the table of simplified ones does not hold. A form that is also
 * a simplified character stays: in a simplified text 台 is 台, and 著 in 著名 is no 着.
 */
function regionalForms(): string {
  const known = new Set(["著"]);
  for (const row of characters.split("|")) for (const character of row.split(" ")) known.add(character);
  const rows = [...twStandard.split("|"), ...hkStandard.split("|")];
  return rows.filter((row) => !known.has(row.split(" ")[0] ?? "")).join("|");
}

/** Dictionaries one after the other; within a step the longest word wins, then the earlier dictionary. */
const STEPS: Readonly<Record<Script, readonly (readonly string[])[]>> = {
  cn: [[regionalForms()], [phrases, characters]],
  tw: [
    [simplePhrases, regionalPhrases, simpleCharacters],
    [twVariantPhrases, twVariants],
  ],
  hk: [
    [simplePhrases, regionalPhrases, simpleCharacters],
    [hkVariantPhrases, hkVariants],
  ],
};

interface Step {
  readonly entries: ReadonlyMap<string, string>;
  /** UTF-16 length of the longest entry that begins with a unit. */
  readonly longest: Uint8Array;
}

/** Rows after which the unpacking may pause: about a millisecond of work. */
const PAUSE_ROWS = 1000;

/** A step made of its dictionaries, with a pause now and then that says how many rows have been taken since the last. */
function* makeStep(dictionaries: readonly string[]): Generator<number, Step> {
  const entries = new Map<string, string>();
  const longest = new Uint8Array(0x10000);
  for (const dictionary of dictionaries) {
    let rows = 0;
    for (let start = 0; start < dictionary.length; ) {
      const bar = dictionary.indexOf("|", start);
      const end = bar < 0 ? dictionary.length : bar;
      const cut = dictionary.indexOf(" ", start);
      const from = dictionary.slice(start, cut);
      if (!entries.has(from)) {
        entries.set(from, dictionary.slice(cut + 1, end));
        const first = from.charCodeAt(0);
        longest[first] = Math.max(longest[first] as number, from.length);
      }
      start = end + 1;
      rows += 1;
      if (rows % PAUSE_ROWS === 0) yield PAUSE_ROWS;
    }
    yield rows % PAUSE_ROWS;
  }
  return { entries, longest };
}

const made = new Map<readonly string[], Step>();

function rowsOf(dictionary: string): number {
  let rows = 1;
  for (let at = dictionary.indexOf("|"); at >= 0; at = dictionary.indexOf("|", at + 1)) rows += 1;
  return rows;
}

/**
 * Unpacks what a script needs, a millisecond at a time, and says after each slice how many rows of how many are done: a
 * screen takes keys meanwhile. Nothing is left to do where it was unpacked before.
 */
export function* unpackScript(script: Script): Generator<{ readonly done: number; readonly total: number }> {
  const steps = STEPS[script].filter((dictionaries) => !made.has(dictionaries));
  const total = steps.flat().reduce((sum, dictionary) => sum + rowsOf(dictionary), 0);
  let done = 0;
  for (const dictionaries of steps) {
    const work = makeStep(dictionaries);
    for (let slice = work.next(); ; slice = work.next()) {
      if (slice.done === true) {
        made.set(dictionaries, slice.value);
        break;
      }
      done += slice.value;
      yield { done, total };
    }
  }
}

function stepsOf(script: Script): readonly Step[] {
  if (!STEPS[script].every((dictionaries) => made.has(dictionaries))) {
    for (const _ of unpackScript(script)) {
      // Somebody prints and waits for no key: all of it at once.
    }
  }
  return STEPS[script].map((dictionaries) => made.get(dictionaries) as Step);
}

interface Converted {
  readonly text: string;
  /** `starts[i]` is the offset in the text given of what became unit `i`; one more for the end. */
  readonly starts: readonly number[];
}

function applyStep({ text, starts }: Converted, step: Step): Converted {
  let written = "";
  const from: number[] = [];
  for (let at = 0; at < text.length; ) {
    let length = Math.min(step.longest[text.charCodeAt(at)] as number, text.length - at);
    let to: string | undefined;
    for (; length > 0 && to === undefined; length -= 1) to = step.entries.get(text.slice(at, at + length));
    const taken = to === undefined ? 1 : length + 1;
    const put = to ?? text.charAt(at);
    for (let i = 0; i < put.length; i += 1) {
      from.push(starts[at + (put.length === taken ? i : Math.floor((i * taken) / put.length))] ?? 0);
    }
    written += put;
    at += taken;
  }
  from.push(starts[text.length] ?? 0);
  return { text: written, starts: from };
}

/** The text in another script, with where each UTF-16 unit of it came from. */
export function convertScript(text: string, script: Script): Converted {
  let converted: Converted = { text, starts: Array.from({ length: text.length + 1 }, (_, i) => i) };
  for (const step of stepsOf(script)) converted = applyStep(converted, step);
  return converted;
}

/** A function from text to text in another script. The first call unpacks the dictionaries (30 ms), unless `unpackScript` has. */
export function scriptConverter(script: Script): (text: string) => string {
  return (text) => convertScript(text, script).text;
}
