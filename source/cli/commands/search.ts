import { titleOf } from "../../corpus/title.js";
import type { Hit } from "../../search/types.js";
import { truncateCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { type Corpus, exitCode, readSearchable, type Shown, scripted } from "../corpus.js";
import { cellText, chosenFields, fieldOf } from "../fields.js";
import { writeLines, writeListed } from "../json.js";
import { narrowing } from "../narrowed.js";
import { tellError, write } from "../output.js";
import { page } from "../pager.js";
import { withMarks } from "../style.js";
import { HIT_FIELDS, HIT_LINE } from "../table.js";
import { tellReading } from "../told-reading.js";
import { forEyes, listRow } from "./list.js";

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

/** As many as a person reads; `--limit` sets another number. */
const LIMIT = 50;

/** What a query finds, best first: all of the corpus is looked through, whatever that takes. */
export async function search(context: Context): Promise<number> {
  const { options } = context;
  const query = context.args.join(" ");
  chosenFields(context, HIT_FIELDS, HIT_LINE);
  const corpus = await readSearchable(context);
  const sort = options.sort as "relevance" | "newest" | "oldest" | "page" | undefined;
  const limit = options.limit ?? LIMIT;
  const passes = await narrowing(context, corpus);
  const result = corpus.searcher.search(query, {
    // Nobody waits at a key: everything is searched.
    thorough: true,
    mixedSounds: options.mixedSounds,
    // What is narrowed or turned round is cut afterwards.
    limit: passes === null && !options.reverse ? limit : corpus.articles.length,
    ...(sort === undefined ? {} : { sort }),
  });
  await tellReading(result.reading, context, forEyes(context));
  const show = await scripted(context);
  const narrowed = passes === null ? result.hits : result.hits.filter(({ article }) => passes(article));
  const total = passes === null ? result.total : narrowed.length;
  const ordered = options.reverse ? narrowed.toReversed() : narrowed;
  const hits = ordered.slice(0, limit).map((hit) => shown(hit, show, corpus));
  if (options.json) {
    await writeListed({ query, total }, "hits", hits.map(asJson(context)));
  } else if (options.ndjson) await writeLines(hits.map(asJson(context)));
  else if (forEyes(context)) {
    const rows = hits.map((hit) => listRow(hit.article, context, corpus) + snippetRow(hit, context));
    const rest = total - hits.length;
    const end = rest > 0 ? `${context.words.more(rest)}\n` : "";
    if (total === 0) tellError(`${printable(context.words.none(query))}\n`);
    await page(rows.join("") + end, context);
  } else {
    const fields = chosenFields(context, HIT_FIELDS, HIT_LINE);
    await write(hits.map((hit) => hitLine(hit, fields, context)).join(""));
  }
  return exitCode(corpus, total);
}

/** A hit in the script that was asked for, and the corpus that it is in. */
interface ShownHit extends Pick<Hit, "article" | "field" | "match" | "score" | "snippet"> {
  readonly corpus: string;
}

function shown({ article, field, match, score, snippet }: Hit, show: Shown, { corpusOf }: Corpus): ShownHit {
  const texts = { article: show.article(article), snippet: show.snippet(snippet) };
  return { ...texts, field, match, score, corpus: corpusOf(article) };
}

function asJson(context: Context): (hit: ShownHit) => Record<string, unknown> {
  const fields = chosenFields(context, HIT_FIELDS, JSON_FIELDS);
  return (hit) => {
    const entries = fields.map((field) => [field, hitValue(hit, field)] as const);
    const marks = fields.includes("snippet") ? { marks: hit.snippet.marks } : {};
    return { ...Object.fromEntries(entries), ...marks };
  };
}

function hitValue(hit: ShownHit, field: HitField): string | number | null {
  if (field === "field" || field === "match" || field === "score") return hit[field];
  if (field === "snippet") return hit.snippet.text;
  return fieldOf(hit.article, field, hit.corpus);
}

function hitLine(hit: ShownHit, fields: readonly HitField[], context: Context): string {
  const line = fields.map((field) => cellText(hitValue(hit, field))).join("\t");
  return `${context.terminal ? printable(line.replaceAll("\t", "  ")) : line}\n`;
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
