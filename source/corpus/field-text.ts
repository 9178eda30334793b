import type { Article, Dateline, FieldName } from "./article.js";

/**
 * A dateline as one string, the string in which a mark on the field `dateline` counts: outlet, place and date
 * as printed, without the `讯` or `电` that says what it is.
 */
export function datelineText(dateline: Dateline): string {
  return `${dateline.outlet ?? ""}${dateline.place ?? ""}${dateline.date ?? ""}`;
}

/** The string in which the offsets of a mark count. Empty where the article has no such field or element. */
export function fieldText(article: Article, field: FieldName, element: number): string {
  if (field === "body") return article.body[element]?.text ?? "";
  if (field === "byline") return article.bylines[element]?.name ?? "";
  if (field === "dateline") return article.dateline === null ? "" : datelineText(article.dateline);
  return article[field] ?? "";
}
