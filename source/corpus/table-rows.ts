import { HOLDS, SPACE } from "./chars.js";
import type { Facts } from "./line-facts.js";

/**
 * What a line is as a row of a table. Its form is what its characters are: figures 9, letters A, ideographs 字, a blank, a colon, other signs
 * themselves; what stands in brackets says nothing. A blank beside a figure parts nothing, since extractors set such; between two figures it does.
 */
export interface Row {
  readonly kind: RowKind;
  readonly form: string;
  /** What stands round the first figure. */
  readonly before: string;
  readonly after: string;
  /** Characters in front of its first blank. */
  readonly first: number;
  /** How many pieces blanks part it into. */
  readonly cells: number;
  /** It says an hour. */
  readonly timed: boolean;
  /** The number of a numbered row, else 0. */
  readonly number: number;
}

/**
 * `1.独唱 某某`; `19:35 电视剧`; `6月5日 东区体育馆`; `土豆 1.30 2.00`; `大白菜 1.20元`; `冠军 浦江队` and `今天 晴 3℃`; `某市：甲、乙`;
 * anything else with a figure near its beginning (`辽河3比1南岭`).
 */
type RowKind =
  | "numbered"
  | "time"
  | "day"
  | "figures"
  | "priced"
  | "words"
  | "measured"
  | "labelled"
  | "other";

/** Characters: a longer line is no row; a longer first column none of words alone. */
const LONGEST_ROW = 60;
const LONGEST_LABEL = 10;
const LONGEST_FIRST = 24;
/** Columns: so many, and the same number in each row, are a table's whatever stands in them. */
const COLUMNS = 4;
/** Pieces of a form that tell it. */
const TELLING = 3;

const NUMBERED = /^(\d{1,3})\s*[.．、]\s*[^\d\s]/u;
const TIME = /^\d{1,2}\s*[:：]\s*\d\d/u;
const THOUSANDS = /\d,\d{3}/u;
const HOUR = /\d\s*[:：]\s*\d\d/u;
const DAY = /^\d{1,2}\s*月\s*\d{1,2}\s*日/u;
const PRICED = /^[字A、“”·]+9[字A]?$/u;
const WORDS = /^字 [字A9]/u;
const LABELLED = /^字:字/u;
/** What no row ends with. */
const ENDS = /[！？；，。、：:;]$/u;
const BRACKETED = /[（(][^（）()]*[）)]/gu;

const PARTS = HOLDS.digit | SPACE | HOLDS.colon;

/** False where a line has what sentences have, or nothing that parts columns: so much is seen without reading it. */
export function mayBeRow({ line, mark }: Facts): boolean {
  if ((line.holds & PARTS) === 0 || line.stop >= 0 || (mark !== null && mark.kind !== "name")) return false;
  const { length } = line.text;
  if (length > LONGEST_ROW || length < 3) return false;
  return line.commas === 0 || (line.holds & HOLDS.bracket) !== 0 || THOUSANDS.test(line.text);
}

/** What a line is as a row; null where it is none. */
export function rowOf(fact: Facts | undefined): Row | null {
  return fact !== undefined && mayBeRow(fact) ? readRow(fact.line.text) : null;
}

/** The same of a text by itself. */
export function readRow(text: string): Row | null {
  const bare = /[（(]/u.test(text) ? text.replace(BRACKETED, "").trim() : text;
  if (ENDS.test(bare) || /[，；]|,(?!\d)/u.test(bare)) return null;
  const form = formOf(bare);
  const kind = kindOf(bare, form);
  if (kind === null) return null;
  const joined = bare.replace(/\s/gu, "");
  const at = joined.search(/\d/u);
  const end = at < 0 ? -1 : at + (/^[\d.:/]+/u.exec(joined.slice(at))?.[0].length ?? 0);
  return {
    kind,
    form,
    before: joined[at - 1] ?? "",
    after: joined[end] ?? "",
    first: bare.search(/\s/u),
    cells: bare.split(/\s+/u).length,
    timed: HOUR.test(bare),
    number: kind === "numbered" ? Number.parseInt(bare, 10) : 0,
  };
}

function kindOf(text: string, form: string): RowKind | null {
  if (NUMBERED.test(text)) return "numbered";
  if (TIME.test(text)) return "time";
  if (DAY.test(text)) return "day";
  if (form.includes("9 9")) return "figures";
  if (PRICED.test(form)) return "priced";
  if (WORDS.test(form) || LABELLED.test(form)) {
    const label = text.search(/[\s：:]/u);
    // Three columns of words are a row whatever stands in them.
    const most = form.split(" ").length > 2 ? LONGEST_FIRST : LONGEST_LABEL;
    if (label < 2 || label > most) return null;
    return form[1] === ":" ? "labelled" : form.includes("9") ? "measured" : "words";
  }
  return form.length > 1 && form.slice(0, TELLING).includes("9") ? "other" : null;
}

function formOf(text: string): string {
  let form = "";
  for (let i = 0; i < text.length; i += 1) {
    const piece = pieceAt(text, i);
    if (piece !== "" && piece !== form[form.length - 1]) form += piece;
  }
  return form;
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Signs that stand inside a figure or right behind it. */
const IN_FIGURE = ".,:/%+-—~～℃°：";

/** What the character at `i` is; "" where it parts nothing. */
function pieceAt(text: string, i: number): string {
  const code = text.charCodeAt(i);
  if (isFigure(code)) return "9";
  if (code >= 0x3400 && code <= 0x9fff) return "字";
  if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return "A";
  const before = isFigure(text.charCodeAt(i - 1));
  const after = isFigure(text.charCodeAt(i + 1));
  const character = text[i] ?? "";
  if (code === 0x20 || code === 0x3000 || code === 0xa0 || code === 9) return before !== after ? "" : " ";
  if (before && IN_FIGURE.includes(character)) return "";
  return character === "：" ? ":" : character;
}

/** Two rows of one table, one right above the other. */
export function isNextRow(above: Row, row: Row): boolean {
  // `鲜猪肉 五花 14.50元` below `西红柿 500克 3.60元`: as many columns, of which one has words for figures.
  if (above.kind !== row.kind)
    return (
      above.cells >= COLUMNS &&
      above.cells === row.cells &&
      above.form.includes("9") &&
      row.form.includes("9")
    );
  if (above.kind === "numbered") return row.number === above.number + 1;
  if (above.kind !== "other") return true;
  if (above.form.slice(0, TELLING) !== row.form.slice(0, TELLING)) return false;
  if (above.form === row.form) return true;
  return (
    (above.before !== "" && above.before === row.before) || (above.after !== "" && above.after === row.after)
  );
}

/** Characters: lines of verse in two halves have as many in each first one, and no fewer. */
const SHORTEST_HALF = 5;

/** `白日依山尽 黄河入海流`: words in two halves of one length each. */
export function areVerses(rows: readonly Row[]): boolean {
  const half = rows[0]?.first ?? 0;
  return (
    half >= SHORTEST_HALF &&
    rows.every(({ kind, first, cells }) => kind === "words" && first === half && cells === 2)
  );
}

/** No running text looks so, however wide its column is: it begins with its number, date or time, has figures in columns, or three columns. */
export function isSurelyRow({ kind, form, timed }: Row): boolean {
  if (kind === "measured" && timed) return true;
  if (kind === "numbered" || kind === "time" || kind === "day" || kind === "figures") return true;
  return form.split(" ").length > 2;
}
