import type { Article } from "../../corpus/article.js";
import { titleOf } from "../../corpus/title.js";
import { turnedRound } from "../../search/dates.js";
import type { Hit, Snippet } from "../../search/types.js";
import { truncateCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { type Corpus, exitCode, readSearchable, type Searchable, type Shown, scripted } from "../corpus.js";
import { cellText, chosenFields, fieldOf, type Value } from "../fields.js";
import { writeLines, writeListed } from "../json.js";
import { narrowing, tellNone } from "../narrowed.js";
import { write } from "../output.js";
import { page } from "../pager.js";
import { withMarks } from "../style.js";
import { HIT_FIELDS, HIT_LINE, type SEARCH_SORTS } from "../table.js";
import { tellReading } from "../told-reading.js";
import { dayColumn, forEyes, listRow } from "./list.js";

type HitField = (typeof HIT_FIELDS)[number];

/** What a hit is in JSON. `marks` are UTF-16 offsets into `snippet`. */
const JSON_FIELDS: readonly HitField[] = [
  "id",
  "source",
  "kind",
  "title",
  "headline",
  "kicker",
  "field",
  "match",
  "snippet",
];

/** As many as a person reads on a terminal; `--limit` sets another number. Whoever takes them from a pipe wants them all. */
const LIMIT = 50;

/** What a query finds, best first: all of the corpus is looked through, whatever that takes. */
export async function search(context: Context): Promise<number> {
  const { options } = context;
  const query = context.args.join(" ");
  const fields = chosenFields(context, HIT_FIELDS, HIT_LINE);
  const corpus = await readSearchable(context);
  const rows = forEyes(context) && !options.json && !options.ndjson;
  const limit = options.limit ?? (rows && context.terminal ? LIMIT : corpus.articles.length);
  const { hits, total } = await hitsOf(query, limit, context, corpus);
  const show = await scripted(context);
  const shown = (hit: Hit): ShownHit => new ShownHit(hit, show, corpus.corpusOf);
  const object = asJson(context);
  const objects = oneByOne(hits, (hit) => object(shown(hit)));
  if (options.json) await writeListed({ query, total }, "hits", objects);
  else if (options.ndjson) await writeLines(objects);
  else if (rows) await page(hitRows(hits.map(shown), query, total, context, corpus), context);
  else for (const hit of hits) await write(hitLine(shown(hit), fields, context));
  return exitCode(corpus, total);
}

/** So many of the hits as are to be printed, and how many there are. How the query was read is told. */
export async function hitsOf(
  query: string,
  limit: number,
  context: Context,
  corpus: Searchable,
): Promise<{ readonly hits: readonly Hit[]; readonly total: number }> {
  const { mixedSounds, reverse, sort } = context.options;
  const passes = await narrowing(context, corpus);
  const result = corpus.searcher.search(query, {
    // Nobody waits at a key: everything is searched.
    thorough: true,
    mixedSounds,
    // What is narrowed or turned round is cut afterwards.
    limit: passes === null && !reverse ? limit : corpus.articles.length,
    ...(sort === undefined ? {} : { sort: sort as (typeof SEARCH_SORTS)[number] }),
  });
  await tellReading(result.reading, context, forEyes(context));
  const narrowed = passes === null ? result.hits : result.hits.filter(({ article }) => passes(article));
  const ordered = reverse ? turnedRound(narrowed, ({ article }) => article, sort) : narrowed;
  return { hits: ordered.slice(0, limit), total: passes === null ? result.total : narrowed.length };
}

/**
 * A hit in the script that was asked for, and the corpus that it is in. Of thousands in a pipe each is made out when its turn
 * comes, and its snippet, for which all of its article is looked through, where it is printed.
 */
class ShownHit {
  readonly article: Article;
  private made: Snippet | null = null;

  constructor(
    readonly hit: Hit,
    private readonly show: Shown,
    private readonly corpusOf: Corpus["corpusOf"],
  ) {
    this.article = show.article(hit.article);
  }

  get snippet(): Snippet {
    this.made ??= this.show.snippet(this.hit.snippet);
    return this.made;
  }

  get corpus(): string {
    return this.corpusOf(this.article);
  }
}

function* oneByOne<T>(hits: readonly Hit[], made: (hit: Hit) => T): Generator<T> {
  for (const hit of hits) yield made(hit);
}

function asJson(context: Context): (hit: ShownHit) => Record<string, unknown> {
  const fields = chosenFields(context, HIT_FIELDS, JSON_FIELDS);
  return (hit) => {
    const entries = fields.map((field) => [field, hitValue(hit, field)] as const);
    const marks = fields.includes("snippet") ? { marks: hit.snippet.marks } : {};
    return { ...Object.fromEntries(entries), ...marks };
  };
}

function hitValue(hit: ShownHit, field: HitField): Value {
  if (field === "field" || field === "match" || field === "score") return hit.hit[field];
  if (field === "snippet") return hit.snippet.text;
  return fieldOf(hit.article, field, hit.corpus);
}

function hitLine(hit: ShownHit, fields: readonly HitField[], context: Context): string {
  const line = fields.map((field) => cellText(hitValue(hit, field))).join("\t");
  return `${context.terminal ? printable(line.replaceAll("\t", "  ")) : line}\n`;
}

/** Two rows a hit; below them how many there are, where that is more. Nothing found is told apart from what is. */
function hitRows(
  hits: readonly ShownHit[],
  query: string,
  total: number,
  context: Context,
  corpus: Corpus,
): string {
  if (total === 0) tellNone(query, context);
  const day = dayColumn(
    hits.map(({ article }) => article),
    context,
  );
  const rows = hits.map((hit) => listRow(hit.article, day, context, corpus) + snippetRow(hit, context));
  const end = total > hits.length ? `${context.words.firstOf(hits.length, total)}\n` : "";
  return rows.join("") + end;
}

const INDENT = "      ";

/** The words around the match under the row, as much as fits; none where the title says it already. */
function snippetRow(hit: ShownHit, context: Context): string {
  const { text, marks } = hit.snippet;
  if (text === "" || text === titleOf(hit.article)) return "";
  const indent = context.columns > 2 * INDENT.length ? INDENT : "";
  const cut = truncateCells(printable(text), Math.max(1, context.columns - indent.length), context.ambiguous);
  // Where printing changed nothing, the marks hold; else the text is shown without them.
  if (!text.startsWith(cut.slice(0, -1))) return `${indent}${cut}\n`;
  const inside = marks.filter(([, end]) => end < cut.length);
  return `${indent}${withMarks(cut, inside, context.color, (part) => part)}\n`;
}
