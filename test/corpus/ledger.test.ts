import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { shippedPages } from "./shipped.js";
import { assertWhole } from "./whole.js";

function holds(text: string): void {
  assertWhole(text, readPage(text, "page.txt").parts);
}

test("the sum tells what is in no part and what is in two, and asks for nothing invisible", () => {
  const part = (start: number, end: number) => ({ start, end, use: "body", article: 0 }) as const;
  const text = "一 二\u200b三\n四";
  assert.deepEqual(addUp(text, [part(0, 4), part(2, 5)]), { visible: 4, placed: 2, lost: [6], twice: [2] });
  assert.deepEqual(addUp(text, [part(0, 7)]), { visible: 4, placed: 4, lost: [], twice: [] });
});

for (const { name, raw } of shippedPages()) test(`nothing is lost: ${name}`, () => holds(raw));

/** Pieces that newspaper pages are made of, and pieces that break parsers. */
const piece = fc.constantFrom(
  ..."本报讯 （记者张三 通讯员李四）。|本报记者 张三|近日，|（下转第 2 版）|（上接第1版）|●|□王五|新华社北京6月20日电|张三 摄|责任编辑：李四|\n|\n\n|\r\n|\f|\t|\u0000|\u001b[31m|\u200b|\ufeff|\ud800|「|」|（|）|——|一 二 三|12 345|abc def|某地召开大会|，|。|2025年6月22日 星期日|\u00ad|😀|图①".split(
    "|",
  ),
);

test("nothing is lost of any mixture of what pages are made of", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 60 }),
      (parts) => {
        holds(parts.join(""));
      },
    ),
    { numRuns: 400 },
  );
});

test("nothing is lost of random bytes read as UTF-8 or as UTF-16", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      holds(Buffer.from(bytes).toString("utf8"));
      holds(Buffer.from(bytes).toString("utf16le"));
    }),
    { numRuns: 200 },
  );
});
