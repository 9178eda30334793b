import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { type Miss, scorePage } from "./score.js";
import { loadClose } from "./sets.js";
import { assertWhole } from "./whole.js";

/**
 * Pages by fourteen careful readers that are read almost whole, and how many things on each are read otherwise. A number may only
 * get smaller: `npm run score -- --misses --page NAME` says which things they are.
 */
const MISSES: Readonly<Record<string, number>> = {
  "e01-front": 1,
  "e04-front": 1,
  "e06-rights": 6,
  "e11-province": 1,
  "e13-culture": 1,
  "f01-front": 2,
  "f02-local": 0,
  "f03-law": 4,
  "f04-culture": 1,
  "f05-photo": 0,
  "f06-news": 0,
  "f07-comment": 3,
  "f08-province-a": 2,
  "i01-fukan": 0,
  "i02-laixin": 2,
  "i03-hk": 0,
  "i04-culture": 0,
  "i05-theory": 2,
  "i06-front": 0,
  "i07-feature": 0,
  "i08-local": 0,
  "j01-front": 0,
  "j02-zonghe": 0,
  "j03-fazhi": 0,
  "j04-renwu": 0,
  "j05-shixian": 2,
  "j06-tiyu": 2,
  "j07-jingji": 0,
  "j08-qunwei": 0,
  "k01-front": 0,
  "k02-second": 5,
  "k03-local": 0,
  "k04-rights": 0,
  "k05-culture": 1,
  "k06-rmrb": 0,
  "k07-nfgb": 0,
  "k08-hk": 1,
  "l01-front": 0,
  "l02-zonghe": 0,
  "l03-quyu": 1,
  "l04-quanyi": 0,
  "l05-gonghui": 0,
  "l06-fukan": 0,
  "l07-guoji": 0,
  "l08-gongjiang": 3,
  "m01-front": 0,
  "m02-second": 0,
  "m03-rights": 1,
  "m04-fukan": 2,
  "m05-rmrb": 0,
  "m06-photo": 1,
  "m07-hkunion": 2,
  "m08-letters": 0,
  "p01-front": 4,
  "p02-second": 1,
  "p04-rights": 1,
  "p05-union": 3,
  "p07-news": 2,
  "p08-workers": 3,
  "p10-province": 6,
  "p14-south": 2,
  "n01-front": 0,
  "n02-gonghui": 1,
  "n03-weiquan": 0,
  "n04-wire": 0,
  "n05-photo": 1,
  "n06-local": 0,
  "n07-economy": 0,
  "n08-enterprise": 0,
  "o01-letters": 3,
  "o02-mailbag": 2,
  "o03-fukan": 2,
  "o04-wenyi": 2,
  "o05-books": 0,
  "o06-theory": 1,
  "o07-health": 3,
  "o08-tekan": 2,
  "q01-front": 1,
  "q02-second": 7,
  "q03-letters": 14,
  "q04-supplement": 1,
  "q05-commentary": 0,
  "q06-photos": 0,
  "q07-union": 0,
  "q08-theory": 0,
  "r01-zonghe": 0,
  "r02-chengshi": 0,
  "r03-yaowen": 5,
  "r04-kuangqu": 14,
  "r05-chanjing": 4,
  "r06-jiaoyu": 2,
  "r07-weiquan": 0,
  "r08-wenti": 0,
  "s01-front": 0,
  "s02-local": 0,
  "s03-letters": 17,
  "s04-rights": 0,
  "s05-photos": 0,
  "s06-supplement": 2,
  "t01-hknews": 1,
  "t02-macaufeature": 2,
  "t03-twopinion": 5,
  "t04-county": 0,
  "t05-evening": 0,
  "t06-miner": 16,
  "t07-pictures": 4,
  "t08-table": 7,
};

const pages = loadClose().pages;

test("every page has its number", () => {
  assert.deepEqual(pages.map((page) => page.name.replace(".txt", "")).sort(), Object.keys(MISSES).sort());
});

for (const page of pages) {
  const name = page.name.replace(".txt", "");
  test(`${name}: no more than ${MISSES[name]} things read otherwise, and nothing lost`, () => {
    const reading = readPage(page.raw, page.name);
    const misses: Miss[] = [];
    scorePage(page.wanted, reading.articles, misses);
    assert.ok(misses.length <= (MISSES[name] ?? 0), JSON.stringify(misses, null, 1));
    assertWhole(page.raw, reading.parts);
  });
}
