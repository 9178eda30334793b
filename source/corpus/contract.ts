import type { Article } from "./article.js";

/** The JSON contract's shape of an article: these fields, in this order, and no others. */
export function toContract(article: Article): Record<string, unknown> {
  const { paper, date, number, section } = article.page;
  return {
    id: article.id,
    source: article.source,
    page: { paper, date, number, section },
    kind: article.kind,
    column: article.column,
    group: article.group,
    kicker: article.kicker,
    headline: article.headline,
    deck: article.deck,
    summary: article.summary,
    notes: article.notes,
    bylines: article.bylines.map(({ role, outlet, name }) => ({ role, outlet, name })),
    dateline:
      article.dateline === null
        ? null
        : { outlet: article.dateline.outlet, place: article.dateline.place, date: article.dateline.date },
    body: article.body.map(({ type, text }) => ({ type, text })),
    continuedOn: article.continuedOn,
    continuedFrom: article.continuedFrom,
  };
}
