import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inSession } from "../session/program.js";
import { screenToSvg } from "./picture.js";

/** The README's pictures: each a real session in a real terminal, typed as a reader would. */
const PICTURES: readonly {
  readonly file: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly shows: RegExp;
}[] = [
  { file: "reading", title: "The list, and the article under its cursor", keys: ["jj"], shows: /3\/\d+/u },
  {
    file: "pinyin",
    title: "A search typed in pinyin",
    keys: ["/", "gonghui yizhan", "\r"],
    shows: /拼音 \d/u,
  },
  { file: "pictures", title: "Pictures, by their captions", keys: ["]"], shows: /幅/u },
  { file: "figures", title: "Figures drawn from the corpus", keys: ["["], shows: /月份/u },
];

const SIZE = { cols: 110, rows: 30 } as const;

for (const { file, title, keys, shows } of PICTURES) {
  await inSession(["--no-state"], SIZE, async (session) => {
    await session.waitFor(/1\/\d+/u);
    for (const key of keys) {
      session.type(key);
      await session.quiet();
    }
    await session.waitFor(shows);
    // The side pane follows when the cursor has rested.
    await session.quiet(300);
    const path = fileURLToPath(new URL(`${file}.svg`, import.meta.url));
    writeFileSync(path, `${screenToSvg(session.allCells(), { title })}\n`);
    console.log(path);
  });
}
