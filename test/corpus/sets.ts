/** Sets of pages with what a careful reader makes of them, for the scores and the tuner. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isEdition, loadEdition } from "./edition.js";
import type { Wanted } from "./score.js";
import { type Expected, type MarkedPage, readMarked, setPage } from "./set-page.js";
import { SHIPPED } from "./shipped.js";

export interface MarkedFile {
  readonly name: string;
  readonly raw: string;
  readonly wanted: readonly Wanted[];
}

export interface MarkedSet {
  readonly name: string;
  readonly pages: readonly MarkedFile[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages that are read whole: every field of every article as a careful reader has it. */
export function loadWholeSets(): MarkedSet[] {
  return [loadSet("shipped", SHIPPED, here("gold")), loadSet("practice", here("practice"), here("practice"))];
}

/** The sets that the repository has, and those in `folders`: each with `pages/` and `gold/`, or page and answer side by side, or a paper's edition. */
export function loadSets(folders: readonly string[] = []): MarkedSet[] {
  return [
    ...loadWholeSets(),
    loadInvented(),
    loadClose(),
    ...folders.map((folder) => {
      if (isEdition(folder)) return { name: basename(folder), pages: loadEdition(folder) };
      const pages = existsSync(join(folder, "pages")) ? join(folder, "pages") : folder;
      const gold = existsSync(join(folder, "gold")) ? join(folder, "gold") : folder;
      return loadSet(basename(folder), pages, gold);
    }),
  ];
}

function loadSet(name: string, pages: string, answers: string): MarkedSet {
  const files = readdirSync(answers)
    .filter((file) => file.endsWith(".json"))
    .sort();
  return {
    name,
    pages: files.map((file) => {
      const page = file.replace(/\.json$/u, ".txt");
      const { articles } = JSON.parse(readFileSync(join(answers, file), "utf8")) as { articles: Wanted[] };
      return { name: page, raw: readFileSync(join(pages, page), "utf8"), wanted: articles };
    }),
  };
}

/** Pages that are read almost whole. */
export function loadClose(): MarkedSet {
  return loadSet("close", here("close"), here("close"));
}

/** The pages with their structure marked inside the text. */
export function loadMarked(): { readonly name: string; readonly page: MarkedPage }[] {
  const folder = here("pages");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".page"))
    .sort()
    .map((name) => ({ name, page: readMarked(readFileSync(join(folder, name), "utf8")) }));
}

/** The same as a set, as an extractor would leave them. */
function loadInvented(): MarkedSet {
  return {
    name: "invented",
    pages: loadMarked().map(({ name, page }) => ({
      name,
      raw: setPage(page),
      wanted: page.items.flatMap((item) => (item.expected === null ? [] : [wantedOf(item.expected)])),
    })),
  };
}

function wantedOf(e: Expected): Wanted {
  const [outlet = "", place = "", date = ""] = (e.dateline ?? "").split("/");
  return {
    ...e,
    notes: e.notes.join("\n"),
    bylines: e.bylines.map((by) => {
      const [role = "", from = "", name = ""] = by.split("/");
      return { role: role || null, outlet: from || null, name };
    }),
    dateline:
      e.dateline === null ? null : { outlet: outlet || null, place: place || null, date: date || null },
    body: e.body.map((text) =>
      text.startsWith("# ") ? { type: "crosshead", text: text.slice(2) } : { type: "paragraph", text },
    ),
  };
}
