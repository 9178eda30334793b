import type { Byline, Dateline } from "./article.js";

/**
 * A dateline as one string, the string in which a mark on the field `dateline` counts: outlet, place and date
 * as printed, without the `讯` or `电` that says what it is.
 */
export function datelineText(dateline: Dateline): string {
  return `${dateline.outlet ?? ""}${dateline.place ?? ""}${dateline.date ?? ""}`;
}

/**
 * `本报记者 甲 乙 通讯员 丙`: names that share outlet and role stand together behind them, as in print. The role 作者 is a
 * reading (the word is seldom printed), so it is left out. `gap` stands between groups: a space, or on a screen a wider one.
 */
export function bylineText(bylines: readonly Byline[], gap = " "): string {
  const groups: string[][] = [];
  let before: Byline | null = null;
  for (const byline of bylines) {
    const same = before !== null && before.role === byline.role && before.outlet === byline.outlet;
    const label = `${byline.outlet ?? ""}${byline.role === "作者" ? "" : (byline.role ?? "")}`;
    if (same) groups.at(-1)?.push(byline.name);
    else groups.push(label === "" ? [byline.name] : [label, byline.name]);
    before = byline;
  }
  return groups.map((group) => group.join(" ")).join(gap);
}
