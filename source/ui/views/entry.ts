import type { Article, Mark } from "../../corpus/article.js";
import { leadOf } from "../../corpus/title.js";
import { bar } from "../../typeset/bars.js";
import { cellWidth, padCells } from "../../typeset/cells.js";
import { kwicRuns } from "../../typeset/concordance.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row, Run } from "../../typeset/row.js";
import { markText, type Stretch } from "../../typeset/runs.js";
import { printable, safeText } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import { bylineText } from "../copies.js";
import type {
  ArticleEntry,
  ConcordanceEntry,
  Entry,
  FigureEntry,
  NameEntry,
  PageEntry,
  State,
} from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, joined, keptSign, line, run, spread } from "./line.js";

/** Rows of a caption in the view of pictures; Enter shows the rest. */
const CAPTION_ROWS = 4;
/** Cells of a bar beside a name or a figure. */
const BAR_CELLS = 16;
const LABEL_CELLS = 14;

export interface EntryContext {
  readonly state: State;
  readonly words: Words;
  readonly width: number;
  /** The article in the script that is shown. */
  readonly shown: (article: Article) => Article;
  /** The page's name as it is listed: with its corpus where several are open. */
  readonly pageName: (article: Article) => string;
  /** Where the query stands in the article as shown. */
  readonly marks: (entry: ArticleEntry) => readonly Mark[];
}

/** An entry of a list as rows of `width` cells; the chosen one differs in its first cell alone. */
export function drawEntry(entry: Entry, chosen: boolean, context: EntryContext): Row[] {
  const { ambiguous } = context.state.settings;
  const sign = glyphsFor(ambiguous).chosen;
  const cursor = run(chosen ? sign : " ".repeat(cellWidth(sign, ambiguous)), "accent");
  switch (entry.kind) {
    case "article":
      return context.state.place.view === "pictures"
        ? drawPicture(entry, cursor, context)
        : drawArticle(entry, cursor, context);
    case "name":
      return drawName(entry, cursor, context);
    case "page":
      return drawPage(entry, cursor, context);
    case "figure":
      return drawFigure(entry, cursor, context);
    default:
      return drawConcordance(entry, cursor, context);
  }
}

const stretches = (marks: readonly Mark[], field: Mark["field"], element = 0): Stretch[] =>
  marks
    .filter((mark) => mark.field === field && mark.element === element)
    .map(({ start, end }) => ({ start, end, match: "hit" }));

/** The headline with its hits, dim where the article has been read. */
function titleRuns(article: Article, marks: readonly Mark[], state: State): Run[] {
  const rank = state.memory.read.has(article.id) ? "dim" : "plain";
  if (article.headline !== null) return markText(article.headline, stretches(marks, "headline"), rank);
  const lead = leadOf(article);
  const inLead = stretches(marks, "body").filter((stretch) => stretch.end <= lead.length);
  // `‹…›`: the page has no headline, the first sentence stands in its place.
  return [run("‹", "dim"), ...markText(lead, inLead, rank === "dim" ? "dim" : "lead"), run("›", "dim")];
}

function drawArticle(entry: ArticleEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width, words } = context;
  const { ambiguous } = state.settings;
  const article = context.shown(entry.article);
  const marks = state.place.query === "" ? [] : context.marks(entry);
  const picture = article.kind === "photo" ? [run(`${glyphsFor(ambiguous).picture} `, "dim")] : [];
  const rows = [
    spread([cursor, run(" "), ...picture, ...titleRuns(article, marks, state)], [], width, ambiguous),
  ];
  const names = markedByline(article, marks);
  const where = [...matchRuns(entry, words), ...whereRuns(entry.article, context)];
  rows.push(spread([run("  "), ...names], where, width, ambiguous));
  const snippet = snippetRuns(entry, words);
  if (snippet !== null) rows.push(spread([run("  "), ...snippet], [], width, ambiguous));
  return rows;
}

/** The byline with matched names marked; a list has room for one line of it. */
function markedByline(article: Article, marks: readonly Mark[]): Run[] {
  if (!marks.some((mark) => mark.field === "byline")) {
    return [run(printable(bylineText(article.bylines)), "dim")];
  }
  return article.bylines.flatMap((byline, index) => [
    run(index === 0 ? "" : " "),
    ...markText(byline.name, stretches(marks, "byline", index), "dim"),
  ]);
}

/** At the right of an entry: the page, the date, whether it is kept, whether the story goes on elsewhere. */
function whereRuns(article: Article, context: EntryContext): Run[] {
  const { state, words } = context;
  const { number, date } = article.page;
  const parts: string[] = [];
  if (number !== null) parts.push(words.page(number));
  if (date !== null) parts.push(date.slice(5));
  if (parts.length === 0 || context.pageName(article) !== article.source) {
    parts.unshift(shortName(context.pageName(article)));
  }
  if (article.continuedOn !== null) parts.push(words.jumpTo(article.continuedOn));
  const kept = state.memory.kept.has(article.id)
    ? [run(keptSign(state.settings.ambiguous), "accent"), run(" ")]
    : [];
  return [...kept, run(parts.join(" "), "dim"), run(" ")];
}

/** A page's file name without its ending and without a checksum at its end, for the edge of a list. */
export function shortName(source: string): string {
  const stem = source.replace(/\.txt(\.gz)?$/u, "").replace(/[_-][0-9a-f]{8,}$/u, "");
  const safe = printable(stem);
  return safe.length > 16 ? `${safe.slice(0, 15)}…` : safe;
}

/** Why it was found: the field and the words around. Null where title and byline, which are marked, show it. */
function snippetRuns(entry: ArticleEntry, words: Words): Run[] | null {
  const { hit } = entry;
  if (hit === null || hit.field === "headline" || hit.field === "byline") return null;
  const marked = hit.snippet.marks.map(([start, end]): Stretch => ({ start, end, match: "hit" }));
  return [run(`${words.fields[hit.field]} `, "dim"), ...markText(hit.snippet.text, marked, "plain")];
}

/** How nearly it matches, where it is not exact. */
function matchRuns(entry: ArticleEntry, words: Words): Run[] {
  return entry.hit === null || entry.hit.match === "exact"
    ? []
    : [run(`${words.matches[entry.hit.match]} `, "accent")];
}

function drawPicture(entry: ArticleEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const article = context.shown(entry.article);
  const marks = state.place.query === "" ? [] : context.marks(entry);
  const sign = run(`${glyphsFor(ambiguous).picture} `, "dim");
  const where = whereRuns(entry.article, context);
  const rows = [
    spread([cursor, run(" "), sign, ...titleRuns(article, marks, state)], where, width, ambiguous),
  ];
  const room = Math.max(10, Math.min(width - 6, state.settings.measure * 2 + 20));
  let left = CAPTION_ROWS;
  for (const [element, { text }] of article.body.entries()) {
    const safe = safeText(text);
    const found = stretches(marks, "body", element).map(({ start, end }) => ({
      start: safe.toSafe(start),
      end: safe.toSafe(end),
    }));
    const lines = wrap(safe.text, { width: room, ambiguous });
    for (const each of lines.slice(0, left)) {
      const inLine = found.map(
        ({ start, end }): Stretch => ({ start: start - each.start, end: end - each.start, match: "hit" }),
      );
      rows.push(line([run("    "), ...markText(safe.text.slice(each.start, each.shown), inLine, "caption")]));
    }
    left -= Math.min(left, lines.length);
  }
  rows.push(line([run("    "), run(printable(bylineText(article.bylines)), "credit")]), EMPTY);
  return rows;
}

function drawName(entry: NameEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const most = firstName(state)?.pieces ?? 1;
  const first = firstName(state)?.pictures ?? 0;
  const name = run(padCells(printable(entry.name), 10, ambiguous));
  const roles = run(padCells(printable(entry.roles.join("、")), 10, ambiguous), "dim");
  const pieces = run(padCells(words.pieces(entry.pieces, entry.pictures), 11, ambiguous));
  const company = entry.company.length > 0 ? `${words.with} ${entry.company.join(" ")}` : "";
  const bars = run(bar(entry.pieces + entry.pictures, most + first, BAR_CELLS, ambiguous), "accent");
  const left = [
    cursor,
    run(" "),
    name,
    run(" "),
    roles,
    run(" "),
    pieces,
    run("  "),
    run(printable(company), "dim"),
  ];
  const rows = [spread(left, width >= 60 ? [line([bars]).runs[0] as Run, run(" ")] : [], width, ambiguous)];
  for (const variant of entry.variants) {
    const text = `${words.alsoSpelled} ${printable(variant.name)} ${words.pieces(variant.count, 0)}`;
    rows.push(spread([run("            "), run(text, "dim")], [], width, ambiguous));
  }
  return rows;
}

function firstName(state: State): NameEntry | null {
  const entry = state.results.entries[0];
  return entry?.kind === "name" ? entry : null;
}

function drawPage(entry: PageEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const page = entry.stories[0]?.page;
  const head = [
    page?.paper,
    page?.date,
    page?.number == null ? null : words.page(page.number),
    page?.section,
  ];
  const known = head.filter((part) => part != null).join(" ");
  const pictures = entry.stories.filter((story) => story.kind === "photo").length;
  const title = run(printable(known === "" ? entry.source : known));
  const count = words.pieces(entry.stories.length - pictures, pictures);
  const furniture = entry.furniture.map((each) => printable(each)).join("  ");
  const titles = entry.stories.map((story) =>
    printable(context.shown(story).headline ?? `‹${leadOf(story)}›`),
  );
  return [
    spread(
      [cursor, run(" "), title],
      [run(shortName(known === "" ? "" : entry.source), "dim"), run("  "), run(count, "dim"), run(" ")],
      width,
      ambiguous,
    ),
    spread([run("  "), run(titles.join(" / "), "dim")], [], width, ambiguous),
    ...(furniture === "" ? [] : [spread([run("  "), run(furniture, "dim")], [], width, ambiguous)]),
  ];
}

function drawFigure(entry: FigureEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const value = entry.by === "kind" ? words.kinds[entry.value as "news" | "photo"] : entry.value;
  const label = padCells(printable(value), LABEL_CELLS, ambiguous);
  const room = Math.max(1, width - LABEL_CELLS - 14);
  const row = joined(
    [
      [cursor, run(` ${label}`)],
      [run(bar(entry.count, entry.most, room, ambiguous), "accent")],
      [run(String(entry.count), "dim")],
    ],
    " ",
  );
  const heading = line([run(`  ${words.filterNames[entry.by]}`, "bold")]);
  const drawn = spread(row, [], width, ambiguous);
  return entry.first ? [EMPTY, heading, drawn] : [drawn];
}

function drawConcordance(entry: ConcordanceEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const runs = kwicRuns(entry, { width: width - 3, ambiguous });
  return [spread([cursor, run(" "), ...runs], [], width, ambiguous)];
}
