import { ellipsisFor } from "../../typeset/cells.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row, Run } from "../../typeset/row.js";
import { append, markText, type Stretch } from "../../typeset/runs.js";
import { safeText } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import { layoutOf } from "../layout.js";
import type { ArticleEntry } from "../state.js";
import { bylineRuns, type EntryContext, stretches, titleRuns, whereRuns } from "./entry-parts.js";
import { EMPTY, line, run, spread } from "./line.js";

/** Rows of a caption in the view of pictures, on a low screen and on a high one; Enter shows the rest of a longer one. */
const CAPTION_ROWS = { least: 4, most: 10 } as const;

/** A picture: its title, the beginning of its caption with its hits, who took it. */
export function drawPicture(entry: ArticleEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const article = context.shown(entry.article);
  const marks = state.place.query === "" ? [] : context.marks(entry);
  const sign = run(`${glyphsFor(ambiguous).picture} `, "dim");
  const title = [cursor, run(" "), sign, ...titleRuns(article, marks, state)];
  const traditional = state.settings.script === "tw" || state.settings.script === "hk";
  const took = article.bylines.some(({ role }) => role !== null) ? ` ${traditional ? "攝" : "摄"}` : "";
  const credit = line([run("    "), ...bylineRuns(article, marks, "credit"), run(took, "credit")]);
  return [
    spread(title, whereRuns(entry.article, context), width, ambiguous),
    ...captionRows(entry, context),
    credit,
    EMPTY,
  ];
}

function captionRows(entry: ArticleEntry, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous, measure } = state.settings;
  const article = context.shown(entry.article);
  const marks = state.place.query === "" ? [] : context.marks(entry);
  const most = Math.max(CAPTION_ROWS.least, Math.min(CAPTION_ROWS.most, layoutOf(state).listRows - 3));
  const room = Math.max(10, Math.min(width - 7, measure * 2 + 20));
  const rows: Run[][] = [];
  let whole = true;
  for (const [element, { text }] of article.body.entries()) {
    const safe = safeText(text);
    const found = stretches(marks, "body", element).map(({ start, end }) => ({
      start: safe.toSafe(start),
      end: safe.toSafe(end),
    }));
    for (const each of wrap(safe.text, { width: room, ambiguous })) {
      whole = rows.length < most;
      if (!whole) break;
      const hits = found.map(
        ({ start, end }): Stretch => ({ start: start - each.start, end: end - each.start, match: "hit" }),
      );
      rows.push(markText(safe.text.slice(each.start, each.shown), hits, "caption"));
    }
    if (!whole) break;
  }
  const last = rows.at(-1);
  if (!whole && last !== undefined) append(last, run(ellipsisFor(ambiguous), "dim"));
  return rows.map((runs) => line([run("    "), ...runs]));
}
