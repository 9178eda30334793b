/**
 * `npm run learn -- FOLDER …`: what the signs of a headline block's lines say for each role, learnt from marked pages
 * (`learner.ts`), as `source/corpus/head-learnt.ts` has it. The pages of the repository are always among them; a FOLDER has a page's .txt and
 * .json side by side. `--held WORD` keeps pages whose name begins with the word, or whose folder is called so, out of it and says how many of their blocks
 * are read whole without the signs and with them, `--misses` which are not; `--write` writes the tables.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ROLE_NAMES } from "../../source/corpus/head-block.js";
import { LINE_SIGNS, PAIR_SIGNS } from "../../source/corpus/head-signs.js";
import { crossedCharacter } from "../../source/corpus/head-weights.js";
import { type HeadBlock, headBlocks } from "./head-blocks.js";
import { loadHeadPages } from "./head-pages.js";
import { choose, LINE_ROLES, learn, type Model, noModel, PAIR_ROLES, rightOf } from "./learner.js";
import { loadSets } from "./sets.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    held: { type: "string", multiple: true, default: [] },
    misses: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

/** How often a page counts: few stand beside a month of a paper, and those that are read whole shall stay so. */
const TIMES: Readonly<Record<string, number>> = {
  shipped: 10,
  practice: 10,
  invented: 10,
  close: 4,
  heads: 1,
};

/** A table as it stands in the file, in hundredths. */
function table(signs: readonly string[], weights: Float64Array, size: number): string {
  return signs
    .map((sign, i) => {
      const row = [...weights.subarray(i * size, (i + 1) * size)].map((w) => Math.round(w * 100));
      const name = /^[a-z]+$/u.test(sign) ? sign : JSON.stringify(sign);
      return row.some((w) => w !== 0) ? `  ${name}: [${row.join(", ")}],\n` : "";
    })
    .join("");
}

/** A character for each weight, none of which a string would have to escape. */
function crossed(weights: Float64Array): string {
  return Array.from(weights, crossedCharacter).join("");
}

function write(model: Model): void {
  const file = fileURLToPath(new URL("../../source/corpus/head-learnt.ts", import.meta.url));
  writeFileSync(
    file,
    `/**
 * What the signs of a headline block's lines (\`head-signs.ts\`) say for each role, in hundredths of the units of \`weights.ts\`. Written by
 * \`npm run learn\`, from what \`source/README.md\` tells; nobody changes a number here by hand.
 */

/** A line as standing head, kicker, headline, deck. */
export const LINE_LEARNT: Readonly<Record<string, readonly number[]>> = {
${table(LINE_SIGNS, model.line, LINE_ROLES)}};

/** Two neighbours as the pairs of \`LEARNT_PAIR_ROLES\`. */
export const PAIR_LEARNT: Readonly<Record<string, readonly number[]>> = {
${table(PAIR_SIGNS, model.pair, PAIR_ROLES)}};
`,
  );
  writeFileSync(
    fileURLToPath(new URL("../../source/corpus/head-crossed.ts", import.meta.url)),
    `/**
 * What two signs (\`head-signs.ts\`) say together beyond what each says, a character a weight (\`crossedWeights\` of \`head-weights.ts\`). Written by \`npm run learn\`, as \`head-learnt.ts\` is.
 */

/** Two signs of one line, first * signs + second, each as standing head, kicker, headline, deck. */
export const WITHIN =
  "${crossed(model.within)}";

/** A sign of a line and one of the line below it, each as the pairs of \`LEARNT_PAIR_ROLES\`. */
export const ACROSS =
  "${crossed(model.across)}";
`,
  );
}

const told = ({ ways }: HeadBlock, i: number) =>
  [...(ways[i]?.codes ?? [])].map((role) => ROLE_NAMES[role]).join(" ");

function printMisses(blocks: readonly HeadBlock[], model: Model): void {
  for (const block of blocks) {
    const got = choose(block, model);
    if (got === block.right) continue;
    console.log(`${block.page}: ${told(block, block.right)}  ←  ${told(block, got)}`);
    for (const line of block.lines) console.log(`    ${line}`);
  }
}

const known: HeadBlock[] = [];
const held = new Map<string, HeadBlock[]>(values.held.map((word) => [word, []]));
for (const set of [...loadSets(positionals), loadHeadPages()])
  for (const page of set.pages) {
    const blocks = headBlocks(page);
    const word = values.held.find((one) => page.name.startsWith(one) || set.name === one);
    if (word !== undefined) held.get(word)?.push(...blocks);
    else for (let i = 0; i < (TIMES[set.name] ?? 1); i += 1) known.push(...blocks);
  }
const rules = noModel();
const model = learn(known);
for (const [name, blocks] of [["learnt from", known] as const, ...held]) {
  if (values.misses && name !== "learnt from") printMisses(blocks, model);
  const [before, after] = [rightOf(blocks, rules), rightOf(blocks, model)];
  console.log(`${name}: ${blocks.length} blocks, whole ${before.toFixed(4)} → ${after.toFixed(4)}`);
}
if (values.write) write(model);
