import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inSession } from "./program.js";

/**
 * Screens as a reader sees them, kept as text for a person to review. `GOLDEN=write npm test` writes them anew; what
 * changed is then in the diff. Times differ from run to run and are masked, in the cells that they take. A variable
 * CI is set, as it is where most tests run: by itself it makes Ink draw nothing.
 */
const FOLDER = fileURLToPath(new URL("./golden/", import.meta.url));
const WRITE = process.env["GOLDEN"] === "write";

const SIZES = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 36 },
] as const;

const SCREENS: readonly {
  readonly name: string;
  readonly keys: readonly string[];
  readonly shows: RegExp;
}[] = [
  { name: "list", keys: ["jj"], shows: /3\/\d+/u },
  { name: "search", keys: ["/", "快递小哥", "\r"], shows: /准 \d/u },
  { name: "pinyin", keys: ["/", "kuaidixiaoge", "\r"], shows: /拼音 \d/u },
  { name: "nothing", keys: ["/", "xqzvw"], shows: /没有找到/u },
  { name: "article", keys: ["jjj", "\r"], shows: /%/u },
  { name: "article-with-hits", keys: ["/", "快递小哥", "\r", "\r", "n"], shows: /命中 2/u },
  { name: "pictures", keys: ["]"], shows: /幅/u },
  { name: "bylines", keys: ["]]"], shows: /\d 人$/mu },
  { name: "pages", keys: ["]]]"], shows: /个版/u },
  { name: "figures", keys: ["["], shows: /项/u },
  { name: "filters", keys: ["F"], shows: /Enter 选定/u },
  { name: "concordance", keys: ["/", "快递小哥", "\r", "c"], shows: /\d 处/u },
  { name: "help", keys: ["?"], shows: /全部按键/u },
  { name: "peek", keys: ["e"], shows: /原始版面[\s\S]*本报讯/u },
];

/** The screen without what differs from run to run. */
function masked(rows: readonly string[]): string {
  const lines = rows.map((row) =>
    row.replace(/ +([▁-█]*) *[\d.]+ ms/u, (all, bars: string) => `${bars}  ~ ms`.padStart(all.length)),
  );
  return `${lines.join("\n")}\n`;
}

for (const size of SIZES) {
  for (const { name, keys, shows } of SCREENS) {
    test(`${name} at ${size.cols}×${size.rows} is as reviewed`, async () => {
      await inSession(["--no-state"], { ...size, env: { CI: "true" } }, async (session) => {
        await session.waitFor(/1\/\d+/u);
        for (const key of keys) {
          session.type(key);
          await session.quiet(60);
        }
        await session.waitFor(shows);
        const path = `${FOLDER}${name}-${size.cols}x${size.rows}.txt`;
        if (WRITE) {
          // Long enough for the side pane to have followed, on a busy machine too.
          await session.quiet(700);
          mkdirSync(FOLDER, { recursive: true });
          writeFileSync(path, masked(session.screen()));
        }
        const reviewed = readFileSync(path, "utf8");
        const settled = session.waitFor(() => masked(session.screen()) === reviewed, 5000);
        await settled.catch(() => assert.equal(masked(session.screen()), reviewed));
      });
    });
  }
}
