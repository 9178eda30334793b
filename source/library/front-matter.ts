import type { PageInfo } from "../corpus/article.js";

interface FrontMatter {
  /** The page without the block. */
  readonly text: string;
  /** What the block said; it outweighs the page's running head and its file's name. */
  readonly hints: Partial<PageInfo>;
  /** Lines inside the block that could not be understood, each behind its number in the file: `3: colour: red`. */
  readonly odd: readonly string[];
}

/** A block longer than this is a page that happens to begin with dashes. */
const LONGEST = 4096;

/** The keys, and the Chinese names for them. */
const KEYS: ReadonlyMap<string, keyof PageInfo> = new Map<string, keyof PageInfo>([
  ["paper", "paper"],
  ["报纸", "paper"],
  ["報紙", "paper"],
  ["date", "date"],
  ["日期", "date"],
  ["number", "number"],
  ["page", "number"],
  ["版次", "number"],
  ["section", "section"],
  ["版名", "section"],
]);

/**
 * Takes a front matter block off a page. The block is the page's first lines, between two lines of three
 * dashes, one `key: value` a line; keys are paper, date, number, section (报纸, 日期, 版次, 版名). A block of
 * which nothing is understood is the page's own text and stays, unless each of its lines is clearly meant for one.
 */
export function takeFrontMatter(raw: string): FrontMatter {
  const none = { text: raw, hints: {}, odd: [] };
  const match = /^\ufeff?---[ \t]*\r?\n/u.exec(raw);
  if (match === null) return none;
  const close = /^---[ \t]*(?:\r?\n|$)/mu.exec(raw.slice(match[0].length, match[0].length + LONGEST));
  if (close === null) return none;
  const hints: { -readonly [K in keyof PageInfo]?: PageInfo[K] } = {};
  const odd: string[] = [];
  let meant = true;
  for (const [index, line] of raw
    .slice(match[0].length, match[0].length + close.index)
    .split("\n")
    .entries()) {
    const text = line.trim();
    if (text === "" || readLine(text, hints)) continue;
    odd.push(`${index + 2}: ${text}`);
    meant &&= isMeant(text);
  }
  if (Object.keys(hints).length === 0 && !(meant && odd.length > 0)) return none;
  return { text: raw.slice(match[0].length + close.index + close[0].length), hints, odd };
}

const LINE = /^([\p{L}]+)\s*[:：]\s*(.*)$/u;

function keyIn(line: string): keyof PageInfo | undefined {
  return KEYS.get(LINE.exec(line)?.[1]?.toLowerCase() ?? "");
}

/** A known key, whatever is said of it, or one in Latin letters, as no paper prints it between dashes. */
function isMeant(line: string): boolean {
  return keyIn(line) !== undefined || /^[a-z][\w-]*:(?:\s|$)/iu.test(line);
}

function readLine(line: string, hints: { -readonly [K in keyof PageInfo]?: PageInfo[K] }): boolean {
  const key = keyIn(line);
  const value = (LINE.exec(line)?.[2] ?? "").replace(/^(["'])(.*)\1$/u, "$2");
  if (key === undefined || value === "") return false;
  if (key === "date") return setDate(value, hints);
  if (key === "number") {
    const digits = /\d{1,4}/u.exec(value);
    if (digits === null) return false;
    hints.number = Number(digits[0]);
    return true;
  }
  if (key === "paper" || key === "section") hints[key] = value;
  return true;
}

/** `2025-06-22`, `2025/6/22`, `20250622`, `2025年6月22日`, and nothing that the calendar does not have. */
function setDate(value: string, hints: { -readonly [K in keyof PageInfo]?: PageInfo[K] }): boolean {
  const match = /^(\d{4})(?:[-/.年]?)(\d{1,2})(?:[-/.月]?)(\d{1,2})日?$/u.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > length) return false;
  hints.date = `${match[1]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return true;
}
