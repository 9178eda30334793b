/**
 * `npm run score [-- --misses] [-- FOLDER …]`: how well each marked set is read, and with `--misses` what was read otherwise.
 * `--page TEXT` keeps to pages whose name holds it. `--variants` makes the project's own pages up in other ways and says how many of their
 * articles come out as marked. A FOLDER has pages/ and gold/, or a page's .txt and .json side by side.
 */
import { parseArgs } from "node:util";
import { readPage } from "../../source/corpus/read-page.js";
import { add, type Counts, type Miss, noCounts, rates, scorePage } from "./score.js";
import { loadMarked, loadSets } from "./sets.js";
import { tryVariant, VARIANTS } from "./variants.js";

const COLUMNS = [
  "overall",
  "articles",
  "headline",
  "kicker",
  "deck",
  "bylines",
  "dateline",
  "column",
  "group",
  "summary",
  "crosshead",
  "paragraph",
  "caption",
  "continuedOn",
] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: "boolean", default: false },
    pages: { type: "boolean", default: false },
    page: { type: "string", default: "" },
    variants: { type: "boolean", default: false },
  },
});

const row = (name: string, counts: Counts) => {
  const r = rates(counts);
  return `${name.slice(0, 24).padEnd(24)} ${String(counts.wanted).padStart(4)} ${COLUMNS.map((c) => (r[c] ?? 0).toFixed(3).padStart(9)).join("")}`;
};

/** Articles that come out as marked, of all that are marked, for each way to make the pages up. */
function printVariants(): void {
  const pages = loadMarked();
  for (const variant of VARIANTS) {
    let all = 0;
    let right = 0;
    const wrong: string[] = [];
    for (const [i, { page, name: file }] of pages.entries()) {
      const outcome = file.includes(values.page) ? tryVariant(variant, page, pages[i + 1]?.page) : null;
      if (outcome === null) continue;
      all += outcome.all;
      right += outcome.right;
      if (outcome.right < outcome.all) wrong.push(`${file} ${outcome.right}/${outcome.all}`);
    }
    console.log(`${variant.name.padEnd(30)} ${right}/${all}  ${values.misses ? wrong.join(", ") : ""}`);
  }
}

if (values.variants) {
  printVariants();
  process.exit();
}

console.log(`${"".padEnd(24)}    n ${COLUMNS.map((c) => c.slice(0, 8).padStart(9)).join("")}`);
for (const set of loadSets(positionals)) {
  const total = noCounts();
  const lines: string[] = [];
  for (const page of set.pages) {
    if (!page.name.includes(values.page)) continue;
    const misses: Miss[] = [];
    const counts = scorePage(page.wanted, readPage(page.raw, page.name).articles, misses);
    add(total, counts);
    if (values.pages) lines.push(row(`  ${page.name}`, counts));
    if (!values.misses) continue;
    for (const m of misses)
      lines.push(`  ${page.name}  ${m.item}\n      ${m.field}: ${m.wanted}  ←  ${m.got}`);
  }
  if (total.pages > 0) console.log([row(set.name, total), ...lines].join("\n"));
}
