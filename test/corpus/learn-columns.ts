/**
 * `npm run learn:columns [-- --write] [-- --moves]`: whose standing heads are (`column-learner.ts`), learnt from the repository's pages. Says, of pages whose hands
 * it did not learn from, how many standing heads are with their story before and after; `--moves` names those that are moved, `--write` writes
 * `source/corpus/column-learnt.ts`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chosenOf, ownerCharacter } from "../../source/corpus/column-owner.js";
import {
  type Asked,
  askedOf,
  type Judged,
  learnOwners,
  learnPlaces,
  likely,
  type Owners,
  type Places,
  scoresOf,
} from "./column-learner.js";
import { loadSets } from "./sets.js";

const { values } = parseArgs({
  options: { write: { type: "boolean", default: false }, moves: { type: "boolean", default: false } },
});

const FOLDS = 5;
const handOf = ({ page }: Asked) => /^[a-z]*/u.exec(page)?.[0] ?? "";

function write(owners: Owners, places: Places): void {
  const rows = [...owners]
    .map(([sign, row]) => [sign, Array.from(row, ownerCharacter).join("")] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([sign, row]) => `  ${/^\$?[\u4e00-\u9fff]$/u.test(sign) ? sign : JSON.stringify(sign)}: "${row}",\n`,
    )
    .join("");
  const table = places
    .map(
      (row) =>
        `  [${Array.from(row, (weight) => weight.toFixed(2))
          .map(Number)
          .join(", ")}],\n`,
    )
    .join("");
  writeFileSync(
    fileURLToPath(new URL("../../source/corpus/column-learnt.ts", import.meta.url)),
    `/**
 * What a standing head's characters say of its story's signs, and how far that goes against where the line stands (\`column-owner.ts\`). Written by
 * \`npm run learn:columns\`; nobody changes a number here by hand.
 */

/** A character a weight, in the order of STORY_SIGNS; \`$\` is in front of a last character. */
export const OWNER_LEARNT: Readonly<Record<string, string>> = {
${rows}};

/** For each of PLACES: how far the signs are trusted, then what each step is worth (\`stepOf\`). */
export const PLACES_LEARNT: readonly (readonly number[])[] = [
${table}];
`,
  );
}

const asked = loadSets().flatMap(({ pages }) => pages.flatMap(askedOf));
const hands = [...new Set(asked.map(handOf))].sort();
/** Each judged by what the other hands taught. */
const judged: Judged[] = Array.from({ length: FOLDS }, (_, fold) => {
  const held = new Set(hands.filter((_hand, i) => i % FOLDS === fold));
  const owners = learnOwners(asked.filter((one) => !held.has(handOf(one))));
  return asked
    .filter((one) => held.has(handOf(one)))
    .map((one) => ({ asked: one, likely: likely(one, owners) }));
}).flat();
let before = 0;
let after = 0;
for (let fold = 0; fold < FOLDS; fold += 1) {
  const places = learnPlaces(judged.filter((_one, i) => i % FOLDS !== fold));
  for (const one of judged.filter((_one, i) => i % FOLDS === fold)) {
    const { owner, right, page, text, place, stories } = one.asked;
    const chosen = chosenOf(scoresOf(one, places), owner);
    if (right.includes(owner)) before += 1;
    if (right.includes(chosen)) after += 1;
    if (values.moves && chosen !== owner)
      console.log(
        `${right.includes(chosen) ? "right" : right.includes(owner) ? "WRONG" : "still wrong"} ${page} ${text}, place ${place}, ${(stories[chosen] ?? 0) - (stories[owner] ?? 0)} on`,
      );
  }
}
console.log(`${asked.length} standing heads: with their story ${before}, then ${after}`);
if (values.write) write(learnOwners(asked), learnPlaces(judged));
