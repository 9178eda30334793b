import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { Place } from "./built.js";

/** What the README says of one's own pages, with the built command. */

const place = new Place();
after(() => place.end());

/** A page in simplified characters, with one beyond those that GB18030 writes in two bytes. */
const SIMPLIFIED = `桥头的修鞋铺\n\n本报讯　（记者　林一苇）桥头的修鞋铺开了二十年，铺主姓𬱖，手艺是跟父亲学的。\n\n他说，鞋底磨偏了，人走路的样子就看得出来。\n`;
/** One in traditional characters, with some that only Hong Kong's Big5 has. */
const TRADITIONAL = `碼頭邊的茶檔\n\n本報訊　（記者　林一葦）碼頭邊的茶檔天未光就開，老闆話佢哋做咗三十年，啲街坊日日都嚟。\n\n佢話，一杯茶賣咗三十年都係嗰個味。\n`;
const MARK = "\ufeff";

const ENCODED: readonly (readonly [string, string, Uint8Array, string])[] = [
  ["utf-8", "utf-8", Buffer.from(SIMPLIFIED), SIMPLIFIED],
  ["utf-8-mark", "utf-8", Buffer.from(MARK + SIMPLIFIED), SIMPLIFIED],
  ["utf-16le", "utf-16le", Buffer.from(SIMPLIFIED, "utf16le"), SIMPLIFIED],
  ["utf-16le-mark", "utf-16le", Buffer.from(MARK + SIMPLIFIED, "utf16le"), SIMPLIFIED],
  ["utf-16be", "utf-16be", iconv.encode(TRADITIONAL, "utf16be"), TRADITIONAL],
  ["utf-16be-mark", "utf-16be", iconv.encode(MARK + TRADITIONAL, "utf16be"), TRADITIONAL],
  ["gb18030", "gb18030", iconv.encode(SIMPLIFIED, "gb18030"), SIMPLIFIED],
  ["big5", "big5", iconv.encode(TRADITIONAL, "big5hkscs"), TRADITIONAL],
];

/** The story's text as the page has it; whether its lines are one paragraph or two is not asked here. */
function bodyOf(page: string): string {
  return page
    .split("\n\n")
    .slice(1)
    .map((text) => text.trim().replace(/^本[报報][讯訊]　（.*?）/u, ""))
    .join("");
}

describe("encodings", () => {
  for (const [name, encoding, bytes, page] of ENCODED) {
    it(`${name} is told by its content, plain and compressed, and read whole`, () => {
      place.put(`${name}/1.txt`, bytes);
      place.put(`${name}/2.txt.gz`, gzipSync(bytes));
      const { code, out, err } = place.run(["list", "-c", name, "--fields", "title,body"]);
      assert.deepEqual([code, err], [0, ""]);
      const row = `${page.split("\n")[0]}\t${bodyOf(page)}\n`;
      assert.equal(out.replaceAll(" ", ""), row + row);
      const { pages } = JSON.parse(place.run(["check", name, "--json"]).out);
      for (const report of pages) {
        assert.equal(report.encoding, encoding);
        assert.deepEqual([report.broken, report.unplaced], [0, 0]);
      }
    });
  }

  it("broken bytes are shown, counted and told, and the page is read", () => {
    const whole = Buffer.from(SIMPLIFIED);
    const at = whole.indexOf("手艺");
    const bytes = Buffer.concat([
      whole.subarray(0, at),
      Buffer.of(0xe6, 0x89),
      whole.subarray(at),
      Buffer.of(0xff),
    ]);
    place.put("broken/1.txt", bytes);
    const { code, out, err } = place.run(["list", "-c", "broken", "--fields", "body"]);
    assert.equal(code, 0);
    assert.match(out, /\ufffd手艺/u);
    assert.match(err, /^unionnews: broken\/1\.txt: broken bytes, shown as \ufffd: 2 \(utf-8\); [^\n]+\n$/u);
  });

  it("--encoding insists", () => {
    const ran = place.run(["list", "-c", "gb18030/1.txt", "--encoding", "gbk", "--fields", "title"]);
    assert.deepEqual(ran, { code: 0, out: "桥头的修鞋铺\n", err: "" });
    assert.match(place.run(["list", "-c", "gb18030/1.txt", "--encoding", "utf-8"]).err, /broken bytes/u);
  });
});

describe("pages of one day", () => {
  it("stand by their numbers in a list by date, whatever their files are called", () => {
    for (const [name, number] of [
      ["a", 5],
      ["b", 2],
    ])
      place.put(`day/${name}.txt`, `某某日报 2025年3月18日 星期二 第${number}版 要闻\n\n${SIMPLIFIED}`);
    const run = (...args: string[]): string =>
      place.run([...args, "--fields", "date,page", "--corpus", place.path("day")]).out;
    for (const sort of ["newest", "oldest"]) {
      assert.equal(run("list", "--sort", sort), "2025-03-18\t2\n2025-03-18\t5\n", sort);
      assert.equal(run("search", "桥头", "--sort", sort), run("list", "--sort", sort), sort);
    }
  });
});

describe("pages without a date", () => {
  it("stand last in an order by date, also with --reverse", () => {
    place.put("undated/1.txt", "桥头的修鞋铺\n\n铺主的手艺是跟父亲学的。\n");
    place.put("undated/2025-06-22-01.txt", "码头边的茶档\n\n老板说，一杯茶卖了三十年。\n");
    place.put("undated/2025-07-03-02.txt", "山坡上的蜂箱\n\n老板说，今年的蜜比去年多。\n");
    const [none, june, july] = ["", "2025-06-22", "2025-07-03"];
    for (const [args, expected] of [
      [["newest"], [july, june, none]],
      [
        ["newest", "--reverse"],
        [june, july, none],
      ],
      [
        ["oldest", "--reverse"],
        [july, june, none],
      ],
      [
        ["page", "--reverse"],
        [july, june, none],
      ],
    ] as const) {
      const list = ["list", "-c", "undated", "--fields", "date", "--sort", ...args];
      assert.deepEqual(place.run(list).out.slice(0, -1).split("\n"), expected, args.join(" "));
    }
    const search = [
      "search",
      "老板|铺主",
      "-c",
      "undated",
      "--fields",
      "date",
      "--sort",
      "newest",
      "--reverse",
    ];
    assert.deepEqual(place.run(search).out.slice(0, -1).split("\n"), [june, july, none]);
  });
});

describe("folders", () => {
  it("are read in the order in which people count, hidden files and loops left alone, the rest named once", () => {
    for (const name of [
      "第10版.txt",
      "第2版.txt",
      "第一版.txt",
      "后/第3版.txt.gz",
      ".藏/1.txt",
      "后/.x.txt",
    ]) {
      const page = SIMPLIFIED.replace("桥头的", `${name}上的`.replace(/[^\p{Script=Han}\d]/gu, ""));
      place.put(`folder/${name}`, name.endsWith(".gz") ? gzipSync(page) : page);
    }
    for (const name of ["a.pdf", "b.jpg", "后/c.doc", "d.png", "README.md"]) place.put(`folder/${name}`, "x");
    symlinkSync(place.path("folder"), place.path("folder/后/again"));
    symlinkSync(place.path("folder/第2版.txt"), place.path("folder/后/第2版.txt"));
    const { code, out, err } = place.run(["list", "-c", "folder", "--fields", "source"]);
    assert.equal(code, 0);
    assert.equal(out, "第一版.txt\n第2版.txt\n第10版.txt\n第3版.txt.gz\n");
    const counted = place.run(["stats", "--by", "source", "--corpus", place.path("folder")]).out;
    assert.equal(counted, out.replace(/.+/gu, "source\t$&\t1"), "and are counted in the same order");
    assert.equal(
      err,
      "unionnews: folder: 4 (a.pdf, b.jpg, d.png, …) left alone; pages end in .txt or .txt.gz\n",
    );
  });

  it("several are named by UNIONNEWS_CORPUS, parted as in PATH, files among them", () => {
    const paths = [place.path("utf-8/1.txt"), place.path("big5")].join(":");
    const { out } = place.run(["list", "--fields", "corpus,source"], { UNIONNEWS_CORPUS: paths });
    assert.equal(out, "1.txt\t1.txt\nbig5\t1.txt\nbig5\t2.txt.gz\n");
  });
});

describe("what a page says of itself", () => {
  const told = (name: string): readonly string[] =>
    place.run(["list", "-c", name, "--fields", "paper,date,page,section"]).out.trimEnd().split("\t");

  it("stands in a block at its head, in English or in Chinese", () => {
    place.put(
      "front/1.txt",
      `---\npaper: 小城日报\ndate: 2024/3/5\nnumber: 4\nsection: 生活\n---\n${SIMPLIFIED}`,
    );
    place.put(
      "front/2.txt",
      `---\n报纸：小城日报\n日期：2024年3月5日\n版次：第4版\n版名：生活\n---\n${SIMPLIFIED}`,
    );
    // What is written down so outweighs what the page's running head and its file's name say.
    place.put(
      "front/人民日报-2023年1月1日-第09版.txt",
      `---\npaper: 小城日报\ndate: 2024-03-05\nnumber: 4\nsection: 生活\n---\n某某日报 2025年3月18日 星期二 第3版 要闻\n\n${SIMPLIFIED}`,
    );
    for (const name of ["front/1.txt", "front/2.txt", "front/人民日报-2023年1月1日-第09版.txt"]) {
      assert.deepEqual(told(name), ["小城日报", "2024-03-05", "4", "生活"], name);
      const [page] = JSON.parse(place.run(["check", name, "--json"]).out).pages;
      assert.equal(page.dateInferred, false, name);
    }
    place.put("front/3.txt", `---\ndate: 2025-02-30\npaper: 小城日报\n---\n${SIMPLIFIED}`);
    const { code, err } = place.run(["list", "-c", "front/3.txt"]);
    assert.equal(code, 0);
    assert.match(err, /front\/3\.txt: front matter not understood in line 2: date: 2025-02-30; known are /u);
  });

  it("or in its name", () => {
    for (const [name, expected] of [
      ["2025-06-22-01.txt", ["", "2025-06-22", "1"]],
      ["人民日报-2025年6月22日-第03版.txt", ["人民日报", "2025-06-22", "3"]],
    ] as const) {
      place.put(`names/${name}`, SIMPLIFIED);
      assert.deepEqual(told(`names/${name}`).slice(0, 3), expected, name);
      const { out } = place.run(["check", `names/${name}`, "--width", "100"]);
      assert.doesNotMatch(out, /inferred/u, name);
    }
  });

  it("or, at last and marked as inferred, in its datelines and its text", () => {
    place.put(
      "inferred/a.txt",
      `桥头的修鞋铺\n\n新华社北京6月20日电　2025年度的手艺人名单公布，桥头的修鞋铺有两家，手艺各有各的来历。\n`,
    );
    assert.deepEqual(told("inferred/a.txt").slice(0, 2), ["", "2025-06-20"]);
    assert.match(place.run(["check", "inferred", "--width", "100"]).out, /2025-06-20 \(date inferred\)/u);
  });
});

describe("check", () => {
  it("gives 0 where all is well, 1 where a page wants a look, 2 where one cannot be read", () => {
    assert.equal(place.run(["check", "utf-8", "big5"]).code, 0);
    const look = place.run(["check", "broken", "utf-8"]);
    assert.equal(look.code, 1);
    assert.match(look.out, /^broken\/1\.txt\tutf-8\t.*\tbroken\nutf-8\/1\.txt\t/u);
    place.put("check/zeros.txt", new Uint8Array(4096));
    place.put("check/good.txt", SIMPLIFIED);
    const trouble = place.run(["check", "check"]);
    assert.equal(trouble.code, 2);
    assert.match(trouble.out, /^check\/good\.txt\tutf-8\t1\t0\t0\t0\t\d+\t\t\n$/u);
    assert.match(trouble.err, /^unionnews: check\/zeros\.txt: not text/u);
  });

  it("says why a page wants a look: nothing found on it, broken bytes, or many readings nearly as good", () => {
    place.put("look/1.txt", "2025年6月22日 星期日 第2版 工会新闻\n");
    place.put("look/2.txt", Buffer.concat([Buffer.from(SIMPLIFIED), Buffer.of(0xff)]));
    // Each of the last two lines may begin a paragraph or go on with the one above.
    place.put("look/3.txt", "每天都有人在等他。\n春天来了，大家都来。\n春天来了，大家都来。\n");
    place.put("look/4.txt", SIMPLIFIED);
    const { code, out } = place.run(["check", "look"]);
    assert.equal(code, 1);
    assert.deepEqual(
      out.split("\n").map((line) => line.split("\t").at(-1)),
      ["no-items", "broken", "close", "", ""],
    );
  });

  it("reads standard input too", () => {
    const { code, out } = place.run(["check", "-"], {}, SIMPLIFIED);
    assert.equal(code, 0);
    assert.match(out, /^-\tutf-8\t1\t0\t0\t0\t/u);
  });
});

describe("limits", () => {
  it("a file over 64 MB is a line, packed or not, and the rest goes on", () => {
    truncateSync(place.put("large/1.txt", "x"), 65 * 1024 * 1024);
    place.put("large/2.txt.gz", gzipSync(new Uint8Array(66 * 1024 * 1024)));
    place.put("large/3.txt", SIMPLIFIED);
    const { code, out, err } = place.run(["list", "-c", "large", "--fields", "title"]);
    assert.equal(code, 2);
    assert.equal(out, "桥头的修鞋铺\n");
    const lines = err.trimEnd().split("\n");
    assert.equal(lines.length, 2);
    for (const line of lines)
      assert.match(line, /large\/[12]\.txt.*: 6\d MB, over the limit of 64 MB; split it/u);
  });
});

describe("the cache", () => {
  const inCache = (name: string): string[] =>
    existsSync(place.path(name))
      ? readdirSync(place.path(name), { recursive: true, encoding: "utf8" })
          .map((path) => join(place.path(name), path))
          .filter((path) => statSync(path).isFile())
      : [];

  for (const [kind, repeat] of [
    ["a small corpus", 1],
    ["a large corpus", 1000],
  ] as const) {
    it(`of ${kind} is made, used, and made again without a word where it is broken`, () => {
      const name = `cached-${repeat}`;
      for (let i = 1; i <= 12; i++) {
        place.put(
          `${name}/${i}.txt`,
          `${SIMPLIFIED.replace("二十", `${i}`)}${"\n他又补好了一双鞋，收了五块钱。".repeat(repeat)}\n`,
        );
      }
      const env = { XDG_CACHE_HOME: place.path(`${name}-kept`) };
      const run = (...more: string[]) =>
        place.run(["list", "-c", name, "--fields", "id,title,body", ...more], env);
      const expected = run("--no-cache");
      assert.deepEqual([expected.code, expected.err], [0, ""]);
      assert.deepEqual(inCache(`${name}-kept`), [], "--no-cache keeps nothing");
      assert.deepEqual(run(), expected);
      const kept = inCache(`${name}-kept`);
      assert.ok(kept.length > 0);
      assert.deepEqual(run(), expected);
      const damages: readonly ((path: string, bytes: Buffer) => void)[] = [
        (path) => writeFileSync(path, ""),
        (path, bytes) => writeFileSync(path, bytes.subarray(0, bytes.length >> 1)),
        (path, bytes) => writeFileSync(path, bytes.fill(0x5a, bytes.length >> 1)),
        (path) => writeFileSync(path, "somebody else's"),
      ];
      for (const damage of damages) {
        for (const path of inCache(`${name}-kept`)) damage(path, readFileSync(path));
        assert.deepEqual(run(), expected);
      }
      place.put(`${name}/7.txt`, TRADITIONAL);
      assert.match(run().out, /碼頭邊的茶檔/u);
    });
  }

  it("that cannot be kept is no trouble", () => {
    place.put("no-folder", "a file where the folder should be");
    const ran = place.run(["list", "-c", "cached-1000", "--fields", "id"], {
      XDG_CACHE_HOME: place.path("no-folder"),
    });
    assert.deepEqual([ran.code, ran.err], [0, ""]);
    mkdirSync(place.path("half/unionnews"), { recursive: true });
    place.put("half/unionnews/pages", "x");
    const half = place.run(["list", "-c", "cached-1000", "--fields", "id"], {
      XDG_CACHE_HOME: place.path("half"),
    });
    assert.deepEqual(half, ran);
  });
});
