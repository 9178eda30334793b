import { foldText } from "./fold.js";
import { type PartName, partMask } from "./layout.js";
import { type Choice, Lexer, type Token } from "./lexer.js";
import { CONDITION_VALUES, type Condition, readCondition } from "./read-condition.js";

/**
 * The query language: `劳模 "工匠 精神" -北京 刘静|李强 记者:刘静 版:2 类:图 日:2025-05..2025-07`. Full-width punctuation
 * works as ASCII does. Reading never fails: what cannot be read as a field is text, and a note says so.
 */

/** One way a term can be met: a word or a quoted phrase, perhaps in certain fields only. */
export interface QueryWord {
  /** As typed, quotation marks and field name taken off. */
  readonly text: string;
  readonly folded: string;
  /** Places in `folded` where a syllable ends because an apostrophe or a blank says so: `xi'an` and `xi an` are not `xian`. */
  readonly breaks: readonly number[];
  /** As it stands: neither pinyin nor typing errors. */
  readonly quoted: boolean;
  /** The field's canonical name where one was asked for. */
  readonly field: FieldKey | null;
  /** Bits of the parts (layout.ts) in which it may stand; null: anywhere. */
  readonly parts: number | null;
}

/** All terms must be met; a term is met by any of its words. A negated term must not be. */
export interface QueryTerm {
  readonly negated: boolean;
  readonly words: readonly QueryWord[];
}

/** Any of the conditions must be met; where negated, none may be. */
export interface QueryFilter {
  readonly negated: boolean;
  readonly any: readonly Condition[];
}

export type NoteCode =
  | "empty"
  | "not-a-field"
  | "bad-value"
  | "no-value"
  | "only-negated"
  | "nothing-left"
  | "joined"
  | "as-date"
  | "partial";

/** Something that the reader should know about how the query was read. `text` is what it is about. */
export interface QueryNote {
  readonly code: NoteCode;
  readonly text: string;
  /** Of a condition's value that cannot be read: what there is (`CONDITION_VALUES`). */
  readonly known?: string;
}

export interface QueryReading {
  readonly query: string;
  readonly terms: readonly QueryTerm[];
  readonly filters: readonly QueryFilter[];
  readonly notes: readonly QueryNote[];
}

type FieldKey = "reporter" | "correspondent" | "byline" | "title" | "caption" | "body" | "column" | "place";

interface WordField {
  readonly key: FieldKey;
  readonly names: readonly string[];
  /** Where the words are looked for. */
  readonly parts: readonly PartName[];
}

/** A condition on the article as a whole: its value is no word to look for. */
interface ConditionField {
  readonly key: Condition["type"];
  readonly names: readonly string[];
  readonly parts: null;
}

type FieldRow = WordField | ConditionField;

const TITLE_PARTS = ["headline", "group", "kicker", "deck"] as const;

/** The fields and what they are called, simplified, traditional and English. */
export const QUERY_FIELDS: readonly FieldRow[] = [
  { key: "reporter", names: ["记者", "記者", "reporter"], parts: ["reporter"] },
  { key: "correspondent", names: ["通讯员", "通訊員", "correspondent"], parts: ["correspondent"] },
  { key: "byline", names: ["by", "署名", "作者", "author"], parts: ["reporter", "correspondent", "signer"] },
  { key: "title", names: ["题", "題", "标题", "標題", "title"], parts: TITLE_PARTS },
  { key: "caption", names: ["图", "圖", "caption"], parts: ["caption"] },
  { key: "body", names: ["文", "正文", "body"], parts: ["body"] },
  { key: "column", names: ["栏", "欄", "栏目", "欄目", "column"], parts: ["column", "group"] },
  { key: "place", names: ["电", "電", "电头", "電頭", "place"], parts: ["place", "outlet"] },
  { key: "page", names: ["版", "page"], parts: null },
  { key: "kind", names: ["类", "類", "kind"], parts: null },
  { key: "date", names: ["日", "日期", "date"], parts: null },
];

const FIELD_BY_NAME = new Map(QUERY_FIELDS.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** What tells two syllables of pinyin apart where letters alone do not. */
const SYLLABLE_BREAK = /['’‘＇ʼ\s]/u;

/** Where the breaks of a text stand once it is folded. */
export function syllableBreaks(text: string): readonly number[] {
  if (!SYLLABLE_BREAK.test(text)) return [];
  let at = 0;
  const ends = text.split(SYLLABLE_BREAK).map((piece) => {
    at += foldText(piece).length;
    return at;
  });
  return ends.filter((end) => end > 0 && end < at);
}

function makeWord(text: string, quoted: boolean, row: FieldRow | null): QueryWord | null {
  const folded = foldText(text);
  if (folded === "") return null;
  const parts = row?.parts == null ? null : partMask(row.parts);
  const field = row?.parts == null ? null : row.key;
  return { text, folded, breaks: syllableBreaks(text), quoted, field, parts };
}

/** More than a reader types; what follows is left out and told. */
const MAX_TERMS = 16;
const MAX_QUERY = 512;

interface Draft {
  readonly terms: QueryTerm[];
  readonly filters: QueryFilter[];
  readonly notes: QueryNote[];
}

/**
 * A date as no running text prints it, with the month behind a dash (`2025-06`, `2025-6-21`), or a range of such: it needs
 * no field's name. In quotation marks it is text.
 */
const BARE_DATES =
  /^(?=\d|\.\.\d)(?:(?:1[89]|20)\d\d(?:-\d{1,2}){1,2})?(?:\.\.(?:(?:1[89]|20)\d\d(?:-\d{1,2}){1,2})?)?$/u;

function readBareDates({ text, quoted, field }: Choice): Condition | null {
  const plain = text.normalize("NFKC").trim();
  return field === null && !quoted && BARE_DATES.test(plain) ? readCondition("date", plain) : null;
}

/** The conditions that all choices of a token ask for; null where one of them is a word. */
function readConditions(choices: readonly Choice[], notes: QueryNote[]): readonly Condition[] | null {
  const conditions = choices.map((choice) => {
    const row = fieldNamed(choice.field);
    return row?.parts === null ? readCondition(row.key, choice.text) : readBareDates(choice);
  });
  const read = conditions.filter((condition) => condition !== null);
  if (read.length < choices.length || read.length === 0) return null;
  const bare = choices.filter(({ field }) => field === null).map(({ text }) => text);
  if (bare.length > 0) notes.push({ code: "as-date", text: bare.join("|") });
  return read;
}

function fieldNamed(name: string | null): FieldRow | null {
  return name === null ? null : (FIELD_BY_NAME.get(name) ?? null);
}

/** One choice as a word, with a note where a field was typed and cannot be one. */
function readWord({ text, quoted, field }: Choice, notes: QueryNote[]): QueryWord | null {
  const row = fieldNamed(field);
  if (row?.parts === null) {
    notes.push({ code: "bad-value", text: `${field}:${text}`, known: CONDITION_VALUES[row.key] });
    return makeWord(`${field}${text}`, quoted, null);
  }
  const [, name = "", value = ""] =
    (quoted || !text.includes(":") ? null : /^(\p{L}+):(.*)$/u.exec(text)) ?? [];
  if (name !== "" && value === "") notes.push({ code: "no-value", text: name });
  else if (name !== "" && row === null) notes.push({ code: "not-a-field", text: name });
  return makeWord(text, quoted, row);
}

function readToken({ negated, choices }: Token, draft: Draft): void {
  const any = readConditions(choices, draft.notes);
  if (any !== null) {
    draft.filters.push({ negated, any });
    return;
  }
  const words = choices.map((choice) => readWord(choice, draft.notes)).filter((word) => word !== null);
  if (words.length > 0) draft.terms.push({ negated, words });
}

/** Reads a query. Never fails: the notes say what was not read as meant. */
export function parseQuery(query: string): QueryReading {
  const draft: Draft = { terms: [], filters: [], notes: [] };
  for (const token of new Lexer(query.slice(0, MAX_QUERY), (name) => FIELD_BY_NAME.has(name)).tokens())
    readToken(token, draft);
  const more = draft.terms.splice(MAX_TERMS).flatMap(({ words }) => words.map(({ text }) => text));
  const cut = [...more, query.slice(MAX_QUERY)].join(" ").trim();
  if (cut !== "") draft.notes.push({ code: "nothing-left", text: cut });
  if (draft.terms.length === 0 && draft.filters.length === 0)
    draft.notes.push({ code: "empty", text: query });
  else if (draft.filters.length === 0 && draft.terms.every(({ negated }) => negated)) {
    draft.notes.push({ code: "only-negated", text: query });
  }
  return { query, ...draft };
}
