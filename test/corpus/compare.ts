import type { Article } from "../../source/corpus/article.js";
import type { Expected, MarkedPage } from "./set-page.js";

/** Text without white space and in one width of punctuation: what a page's setting may change. */
export function plain(text: string | null): string | null {
  return text === null ? null : text.normalize("NFKC").replace(/\s/gu, "");
}

/** An article in the form of the expectations, for deepEqual. */
export function summarise(article: Article): Expected {
  const by = (b: Article["bylines"][number]) =>
    plain(`${b.role === "作者" ? "" : (b.role ?? "")}/${b.outlet ?? ""}/${b.name}`) ?? "";
  const d = article.dateline;
  return {
    kind: article.kind,
    column: plain(article.column),
    group: plain(article.group),
    kicker: plain(article.kicker),
    headline: plain(article.headline),
    deck: plain(article.deck),
    summary: plain(article.summary),
    notes: (article.notes ?? "")
      .split("\n")
      .filter((n) => n !== "")
      .map((n) => plain(n) ?? "")
      .sort(),
    bylines: article.bylines.map(by),
    dateline: d === null ? null : plain(`${d.outlet ?? ""}/${d.place ?? ""}/${d.date ?? ""}`),
    body: article.body.map((e) => plain(`${e.type === "crosshead" ? "#" : ""}${e.text}`) ?? ""),
    continuedOn: article.continuedOn,
    continuedFrom: article.continuedFrom,
  };
}

/** What a marked page expects, in the same form. A role 作者 is the same as none: neither is printed. */
export function expectations(page: MarkedPage): Expected[] {
  return page.items.flatMap((item) => {
    const e = item.expected;
    if (e === null) return [];
    return [
      {
        ...e,
        column: plain(e.column),
        group: plain(e.group),
        kicker: plain(e.kicker),
        headline: plain(e.headline),
        deck: plain(e.deck),
        summary: plain(e.summary),
        notes: e.notes.map((n) => plain(n) ?? "").sort(),
        bylines: e.bylines.map((b) => plain(b.replace(/^作者\//u, "/")) ?? ""),
        dateline: plain(e.dateline),
        body: e.body.map((b) => plain(b) ?? ""),
      },
    ];
  });
}
