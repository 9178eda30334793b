/** Conditions on an article as one types them: in a query, and behind `--filter`. */

/** A condition on the article as a whole. Ends are inclusive; dates are the ISO text they must lie between. */
export type Condition =
  | { readonly type: "date"; readonly from: string; readonly to: string }
  | { readonly type: "page"; readonly from: number; readonly to: number }
  | { readonly type: "kind"; readonly kind: "news" | "photo" };

const KINDS: ReadonlyMap<string, "news" | "photo"> = new Map([
  ["图", "photo"],
  ["圖", "photo"],
  ["图片", "photo"],
  ["圖片", "photo"],
  ["photo", "photo"],
  ["文", "news"],
  ["文章", "news"],
  ["news", "news"],
]);

/** Month and day, where they are named, are ones that the year has; there is no year 0. */
function isOnCalendar([, year, month = "1", day = "1"]: RegExpExecArray): boolean {
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return (
    Number(year) >= 1 && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
  );
}

/** `2025`, `2025-06`, `2025-6-1`, `2025/06`, `2025年6月1日`, `20250601` → the ISO text that such dates begin with. */
function isoPrefix(text: string): string | null {
  const plain = text
    .replace(/[年月/.]/gu, "-")
    .replace(/日/gu, "")
    .replace(/-+$/u, "");
  const match =
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})?$/u.exec(plain);
  if (match === null || !isOnCalendar(match)) return null;
  return [
    match[1] ?? "",
    ...[match[2], match[3]].filter((part) => part !== undefined).map((part) => part.padStart(2, "0")),
  ].join("-");
}

/** A date or a range `from..to`, either end open, or the other way round. Later than any day of the month is what `~` sorts as. */
function readDates(text: string): { from: string; to: string } | null {
  const [first = "", last] = text.split(/\.\.|…|~|至/u);
  const one = first === "" ? "" : isoPrefix(first);
  const other = last === undefined ? one : last === "" ? "" : isoPrefix(last);
  if (one === null || other === null || (one === "" && other === "")) return null;
  const [from, to] = other !== "" && one > other ? [other, one] : [one, other];
  return { from, to: `${to === "" ? "9999" : to}~` };
}

/**
 * A page or a range of pages, the last perhaps left open, or the other way round. There is no page 0: that is the number of
 * an article whose page is not known.
 */
function readPages(text: string): { from: number; to: number } | null {
  const match = /^第?(\d{1,4})版?(\.\.(\d{1,4})?)?$/u.exec(text.replace(/…|~|至/u, ".."));
  if (match === null) return null;
  const one = Number(match[1]);
  const other = match[2] === undefined ? one : match[3] === undefined ? 9999 : Number(match[3]);
  const from = Math.min(one, other);
  return from === 0 ? null : { from, to: Math.max(one, other) };
}

/** What the values of a condition look like, or all there are. */
export const CONDITION_VALUES = {
  kind: "news, photo, 文, 图",
  page: "2, 1..4",
  date: "2025-06, 2025..2026",
} as const satisfies Record<Condition["type"], string>;

/** A condition by its field and the value that was typed; null where that can be none. */
export function readCondition(key: Condition["type"], text: string): Condition | null {
  const plain = text.normalize("NFKC").trim();
  if (key === "kind") {
    const kind = KINDS.get(plain.toLowerCase());
    return kind === undefined ? null : { type: "kind", kind };
  }
  if (key === "page") {
    const pages = readPages(plain);
    return pages === null ? null : { type: "page", ...pages };
  }
  const dates = readDates(plain);
  return dates === null ? null : { type: "date", ...dates };
}
