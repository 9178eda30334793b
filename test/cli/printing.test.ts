import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { LAUNCHER } from "../session/program.js";
import { Place, putPaper, type Ran } from "./built.js";

const place = new Place();
let paper: string;
let ids: readonly string[];

before(() => {
  paper = putPaper(place);
  ids = run("list", "--fields", "id").out.trim().split("\n");
});
after(() => place.end());

function run(...args: string[]): Ran {
  return place.run([...args, "--corpus", paper]);
}

/** What was printed, with the ids replaced: they come from the page's text and say nothing here. */
function golden({ out }: Ran): string {
  return ids.reduce((text, id, index) => text.replaceAll(id, `ID${index + 1}`), out);
}

describe("list", () => {
  it("prints an article a line, tab after tab", () => {
    const ran = run("list");
    assert.equal(ran.code, 0);
    assert.equal(ran.err, "");
    assert.equal(
      golden(ran),
      [
        "ID1\tnews\t2025-06-22\t1\t一座小城的夜班公交\t本报记者 林一苇\t2025-06-22-01.txt",
        "ID2\tnews\t2025-06-22\t2\t图书馆搬进了厂区\t本报记者 何远山\t2025-06-22-02.txt",
        "ID3\tnews\t2025-07-03\t10\t养蜂人的夏天\t本报记者 林一苇\t2025-07-03-10.txt",
        "",
      ].join("\n"),
    );
  });

  it("keeps to --fields, --limit and --sort", () => {
    const { out } = run("list", "--fields", "date,headline", "--sort", "newest", "--limit", "2");
    assert.equal(out, "2025-07-03\t养蜂人的夏天\n2025-06-22\t一座小城的夜班公交\n");
    assert.equal(run("list", "--fields", "date,headline", "--sort", "newest", "-n2").out, out);
  });

  it("gives the contract as JSON, whole and a line each", () => {
    const { articles } = JSON.parse(run("list", "--json").out);
    assert.equal(articles.length, 3);
    assert.deepEqual(articles[0].bylines, [{ role: "记者", outlet: "本报", name: "林一苇" }]);
    const lines = run("list", "--ndjson").out.trim().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      articles.map((article: object) => ({ version: 1, ...article })),
    );
  });

  it("is what the reader prints where there is no terminal", () => {
    assert.equal(run().out, run("list").out);
    assert.equal(run("蜜蜂").out, run("search", "蜜蜂").out);
  });
});

describe("search", () => {
  it("prints a hit a line, best first, and says how it matched", () => {
    const ran = run("search", "夜班");
    assert.equal(ran.code, 0);
    assert.equal(
      golden(ran).split("\t").slice(0, 7).join("|"),
      "ID1|news|2025-06-22|1|一座小城的夜班公交|headline|exact",
    );
  });

  it("finds traditional, pinyin and initials", () => {
    for (const query of ["圖書館", "tushuguan", "tsg"])
      assert.match(golden(run("search", query)), /^ID2\t/u, query);
  });

  it("takes mixed sounds for one where the option or the configuration file asks for it, and says why", () => {
    assert.deepEqual(run("search", "tusuguan"), { code: 1, out: "", err: "" });
    const fields = ["--fields", "id,field,match,snippet"];
    const found = "ID2\theadline\tpinyin\t图书馆搬进了厂区\n";
    assert.equal(golden(run("search", "--mixed-sounds", "tusuguan", ...fields)), found);
    const hit = JSON.parse(run("search", "tusuguan", "--mixed-sounds", "--json").out).hits[0];
    assert.deepEqual(hit.marks, [[0, 3]]);
    assert.match(golden(run("kwic", "tusuguan", "--mixed-sounds")), /^ID2\theadline\t\t图书馆\t/u);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ mixedSounds: true }));
    assert.equal(golden(run("search", "tusuguan", ...fields)), found);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ mixedSounds: "yes" }));
    const odd = run("search", "tusuguan");
    assert.equal(odd.code, 1);
    assert.match(odd.err, /setting left aside: mixedSounds;/u);
    place.put("home/.config/unionnews/config.json", "{}");
  });

  it("leaves out what is told to be left out, although it begins with a dash", () => {
    assert.equal(golden(run("search", "记者", "-图书馆", "--fields", "id")).includes("ID2"), false);
    assert.equal(golden(run("search", "工人", "-图书馆", "--fields", "id")), "ID1\n");
  });

  it("is JSON with total, field, match, snippet and marks in it", () => {
    const { query, total, hits } = JSON.parse(run("search", "蜂箱", "--json").out);
    assert.equal(query, "蜂箱");
    assert.equal(total, 1);
    const [hit] = hits;
    assert.equal(hit.title, "养蜂人的夏天");
    const [[start, end]] = hit.marks;
    assert.equal(hit.snippet.slice(start, end), "蜂箱");
  });

  it("shows hits in another script, the marks still on the words", () => {
    const { hits } = JSON.parse(run("search", "机械厂", "--script", "tw", "--json").out);
    assert.equal(hits[0].title, "圖書館搬進了廠區");
    const [[start, end]] = hits[0].marks;
    assert.equal(hits[0].snippet.slice(start, end), "機械廠");
  });

  it("gives 1 and nothing where nothing is found", () => {
    assert.deepEqual(run("search", "潜水艇"), { code: 1, out: "", err: "" });
    const { total, hits } = JSON.parse(run("search", "潜水艇", "--json").out);
    assert.deepEqual([total, hits], [0, []]);
  });

  it("--limit cuts what is printed and not what is counted", () => {
    const { total, hits } = JSON.parse(run("search", "记者:林一苇", "--json", "--limit", "1").out);
    assert.equal(total, 2);
    assert.equal(hits.length, 1);
  });
});

describe("show", () => {
  it("prints an article, each paragraph a line", () => {
    const ran = run("show", ids[2] ?? "");
    assert.equal(
      golden(ran),
      [
        "2025-07-03  第 10 版  2025-07-03-10.txt  ID3",
        "养蜂人的夏天",
        "本报记者 林一苇",
        "七月的山坡上，养蜂人老魏把蜂箱一只一只搬下车。他说，今年的槐花蜜比去年多。",
        "“蜜蜂比人勤快。”老魏说，“它们天一亮就出门。”",
        "",
      ].join("\n"),
    );
  });

  it("in another script and set to a width", () => {
    const { out } = run("show", ids[1] ?? "", "--script", "tw", "--width", "30");
    assert.match(out, /圖書館搬進了廠區/u);
    for (const line of out.split("\n")) assert.ok(Array.from(line).length <= 30);
  });

  it("says which id there is not", () => {
    const { code, out, err } = run("show", "nothere");
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.equal(err, "unionnews: show: no article has the id nothere; unionnews list prints all ids\n");
  });
});

describe("kwic", () => {
  it("prints each place with its neighbours", () => {
    const lines = golden(run("kwic", "工人")).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => line.split("\t").slice(0, 4).join("|")),
      [
        "ID1|body|夜里十一点，最后一班公交车从城东的停车场开出来。车上有八个人，都是刚下夜班的|工人",
        "ID2|body|一家机械厂把旧仓库改成了图书馆，下班的|工人",
      ],
    );
  });

  it("prints the first places, and no more than were asked for", () => {
    const all = run("kwic", "工人").out;
    assert.equal(run("kwic", "工人", "--limit", "1").out, `${all.split("\n")[0]}\n`);
    assert.equal(run("kwic", "工人", "--limit", "1", "--script", "tw").out.split("\t")[3], "工人");
    assert.equal(JSON.parse(run("kwic", "工人", "--limit", "1", "--json").out).total, 2);
  });

  it("aligns the words in one column when a width is given", () => {
    const lines = run("kwic", "工人", "--width", "60").out.trimEnd().split("\n");
    const columns = lines.map((line) => {
      const before = line.slice(0, line.indexOf("工人"));
      return Array.from(before).reduce((cells, character) => cells + (character > "\u2fff" ? 2 : 1), 0);
    });
    assert.equal(new Set(columns).size, 1);
  });
});

describe("stats", () => {
  it("prints figure, value, count", () => {
    assert.equal(
      run("stats", "--by", "month", "--by", "byline").out,
      "month\t2025-06\t2\nmonth\t2025-07\t1\nbyline\t林一苇\t2\nbyline\t何远山\t1\n",
    );
  });

  it("draws bars to a width", () => {
    const { out } = run("stats", "--by", "byline", "--width", "30");
    assert.match(out, /^By byline\n {2}林一苇 2 █+\n {2}何远山 1 █+/u);
  });
});

describe("check", () => {
  it("says of each page how it was read", () => {
    const { code, out } = place.run(["check", paper]);
    assert.equal(code, 0);
    const rows = out.trimEnd().split("\n");
    assert.equal(rows.length, 3, "a page a line and nothing else");
    assert.match(rows[0] ?? "", /2025-06-22-01\.txt\tutf-8\t1\t0\t0\t0\t\d+\t2025-06-22\t$/u);
    const shown = place.run(["check", paper, "--width", "100"]).out.trimEnd().split("\n");
    assert.match(
      shown[0] ?? "",
      /01\.txt +utf-8 +1 articles, 0 pictures +2025-06-22 \(date inferred\) +nothing needs a look$/u,
    );
    assert.equal(shown[3], "3 pages, 3 items, 0 need a look");
  });

  it("gives 1 where a page wants a look, and says why", () => {
    const broken = Buffer.concat([
      Buffer.from("标题在这里\n\n这是正文，后面坏了"),
      Buffer.from([0xe5, 0xb7]),
      Buffer.from("。\n"),
    ]);
    place.put("broken/a.txt", broken);
    const { code, out } = place.run(["check", "broken", "--json"]);
    assert.equal(code, 1);
    const [page] = JSON.parse(out).pages;
    assert.deepEqual(page.look, ["broken"]);
    assert.equal(page.broken, 1);
    assert.equal(page.unplaced, 0);
  });
});

describe("export", () => {
  const to = (format: string, name: string): string => {
    const ran = run("export", "--format", format, "--output", place.path(name));
    assert.deepEqual(ran, { code: 0, out: "", err: "" });
    return readFileSync(place.path(name), "utf8");
  };

  it("JSON and NDJSON in the contract's shape", () => {
    const expected = JSON.parse(run("list", "--json").out);
    assert.deepEqual(JSON.parse(to("json", "a.json")), expected);
    assert.deepEqual(JSON.parse(run("export", "--format", "json").out), expected);
    const lines = to("ndjson", "a.ndjson").trim().split("\n");
    const parts = lines.map((line) => JSON.parse(line));
    assert.deepEqual(
      parts,
      expected.articles.map((article: object) => ({ version: 1, ...article })),
    );
  });

  it("CSV for spreadsheets: byte order mark, CRLF, quoted where it must be, no formulas", () => {
    place.put(
      "csv/2025-01-01-01.txt",
      `=1+1，标题里有"引号"\n\n本报讯　（记者　甲一）这是第一段，很短。\n\n这是第二段，也很短。\n`,
    );
    const { out } = place.run(["export", "--format", "csv", "--corpus", "csv"]);
    assert.ok(out.startsWith("\ufeffid,source,kind,"));
    assert.ok(out.endsWith("\r\n"));
    assert.ok(!/,=1\+1/u.test(out), "a formula at the start of a field");
    assert.ok(out.includes(`,"'=1+1，标题里有""引号""",`));
    assert.equal(to("csv", "a.csv").split("\r\n").length, 5);
  });

  it("Markdown as one file, and as a folder with front matter", () => {
    assert.match(to("markdown", "a.md"), /^## 一座小城的夜班公交\n\n本报记者 林一苇\n/u);
    assert.equal(run("export", "--format", "markdown", "--output", `${place.path("md")}/`).code, 0);
    const names = readdirSync(place.path("md"));
    assert.equal(names.length, 3);
    const [first = ""] = names.sort();
    assert.equal(first, `2025-06-22-p01-${ids[0]}.md`);
    const text = readFileSync(join(place.path("md"), first), "utf8");
    assert.match(text, /^---\nid: "\w+"\ntitle: "一座小城的夜班公交"\n/u);
    assert.match(text, /\nauthors: \["林一苇"\]\n/u);
    const again = run("export", "--format", "markdown", "--output", `${place.path("md")}/`);
    assert.equal(again.code, 2, "a folder with files in it is left alone");
    assert.match(again.err, /ENOTEMPTY/u);
  });

  it("BibTeX and CSL-JSON", () => {
    const bib = to("bibtex", "a.bib");
    assert.equal(bib.match(/^@article\{/gmu)?.length, 3);
    assert.match(bib, / {2}author = \{\{林一苇\}\},\n {2}title = \{\{一座小城的夜班公交\}\},\n/u);
    const [first] = JSON.parse(to("csl", "a.csl"));
    assert.deepEqual(first, {
      id: ids[0],
      type: "article-newspaper",
      title: "一座小城的夜班公交",
      language: "zh",
      author: [{ literal: "林一苇" }],
      issued: { "date-parts": [[2025, 6, 22]] },
      page: "1",
    });
  });

  it("the bulk format of OpenSearch, and the index for it", () => {
    const lines = to("bulk", "a.bulk")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(lines.length, 6);
    assert.deepEqual(lines[0], { index: { _index: "unionnews", _id: ids[0] } });
    assert.match(lines[1].text, /^夜里十一点/u);
    const { mappings } = JSON.parse(run("export", "--format", "mapping").out);
    for (const name of Object.keys(lines[1]))
      assert.ok(name in mappings.properties, `${name} has no mapping`);
  });

  it("is written whole or not at all, and nothing is left behind", () => {
    writeFileSync(place.path("kept.json"), "what was there");
    const { code, err } = place.run(["export", "--output", "kept.json/x.json", "--corpus", paper]);
    assert.equal(code, 2);
    assert.match(err, /^unionnews: kept\.json\/x\.json: cannot be written \(ENOTDIR\); /u);
    mkdirSync(place.path("folder"));
    assert.equal(place.run(["export", "--output", "folder", "--corpus", paper]).code, 2);
    assert.equal(readFileSync(place.path("kept.json"), "utf8"), "what was there");
    assert.deepEqual(
      readdirSync(place.dir).filter((name) => name.includes(".part")),
      [],
    );
  });
});

describe("where pages come from", () => {
  it("several corpora, standard input, compressed and in other encodings", () => {
    const page = readFileSync(join(paper, "2025-07-03-10.txt"), "utf8");
    place.put("gb/a.txt.gz", gzipSync(iconv.encode(page, "gb18030")));
    const ran = place.run(
      ["list", "-c", "gb", "-c", "-", "--fields", "source,headline"],
      {},
      page.replace("夏天", "秋天"),
    );
    assert.equal(ran.err, "");
    assert.equal(ran.out, "a.txt.gz\t养蜂人的夏天\n-\t养蜂人的秋天\n");
  });

  it("several corpora, each by its name, and by as much of its path as tells it from another", () => {
    const page = readFileSync(join(paper, "2025-07-03-10.txt"), "utf8");
    for (const [folder, title] of [
      ["north/daily", "春天"],
      ["south/daily", "冬天"],
    ] as const)
      place.put(`${folder}/2025-07-03-10.txt`, page.replace("夏天", title));
    const corpora = ["-c", "paper", "-c", "north/daily", "-c", "south/daily"];
    assert.equal(
      place.run(["list", ...corpora, "--fields", "corpus,title"]).out,
      [
        "paper\t一座小城的夜班公交",
        "paper\t图书馆搬进了厂区",
        "paper\t养蜂人的夏天",
        "north/daily\t养蜂人的春天",
        "south/daily\t养蜂人的冬天",
        "",
      ].join("\n"),
    );
    const { hits } = JSON.parse(
      place.run(["search", "冬天", ...corpora, "--fields", "corpus,id", "--json", "--limit", "1"]).out,
    );
    assert.equal(hits[0].corpus, "south/daily");
    const rows = place
      .run(["list", ...corpora, "--width", "80"])
      .out.trimEnd()
      .split("\n");
    assert.match(rows[4] ?? "", /养蜂人的冬天.* south\/daily 10版 07-03$/u);
    assert.equal(run("list", "--width", "80").out.includes("paper"), false, "one corpus needs no name");
  });

  it("UNIONNEWS_CORPUS, the configuration file, and the shipped pages, in this order", () => {
    assert.equal(place.run(["list"], { UNIONNEWS_CORPUS: paper }).out, run("list").out);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ corpus: "../../../paper", lang: "zh" }));
    assert.equal(place.run(["list"]).out, run("list").out);
    assert.match(place.run(["list", "--help"]).out, /^用法/u);
    place.put("home/.config/unionnews/config.json", JSON.stringify({ lang: 5, odd: true }));
    const ran = place.run(["list", "--limit", "1"]);
    assert.equal(ran.code, 0);
    assert.match(ran.err, /config\.json: setting left aside: lang;.*\n.*: setting left aside: odd;/u);
    place.put("home/.config/unionnews/config.json", "{broken");
    assert.match(place.run(["list", "--limit", "1"]).err, /setting left aside: JSON:/u);
    place.put("home/.config/unionnews/config.json", "{}");
    assert.ok(place.run(["list"]).out.split("\n").length > 20);
  });
});

describe("trouble", () => {
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      "a path that is not there",
      ["list", "-c", "nowhere"],
      /^unionnews: nowhere: no such file or folder; check the path\n$/u,
    ],
    [
      "an unknown option",
      ["list", "--jsno"],
      /^unionnews: there is no option --jsno; see unionnews --help; a word to leave out .*: … -- --jsno\n$/u,
    ],
    ["a mistyped option", ["list", "--outp", "x"], /did you mean --output\?\n$/u],
    [
      "an option of another command",
      ["list", "--format", "csv"],
      /^unionnews: --format is no option of list; /u,
    ],
    ["a value that is none", ["list", "--limit", "many"], /^unionnews: --limit cannot be that; /u],
    ["a value that is missing", ["list", "--limit"], /^unionnews: --limit needs a value; /u],
    ["a missing query", ["search"], /^unionnews: search needs QUERY; /u],
    ["an unknown field", ["list", "--fields", "id,colour"], /colour: no such field; known are id, /u],
    ["an unknown encoding", ["list", "--encoding", "ebcdic"], /ebcdic: no such encoding; known are utf-8/u],
    ["the reader without a terminal", ["open", "abc"], /^unionnews: open: the reader needs a terminal/u],
    ["an unknown shell", ["completions", "tcsh"], /tcsh/u],
  ];
  for (const [name, args, expected] of cases) {
    it(`${name}: one line, exit 2`, () => {
      const { code, out, err } = place.run(args);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(err, expected);
      assert.equal(err.split("\n").length, 2);
    });
  }

  it("a folder that is empty, one without pages, a file of zeros: the rest is printed", () => {
    mkdirSync(place.path("empty"), { recursive: true });
    place.put("pictures/a.jpg", "x");
    place.put("zeros.txt", new Uint8Array(4096));
    const { code, out, err } = place.run([
      "list",
      "-c",
      "empty",
      "-c",
      "pictures",
      "-c",
      "zeros.txt",
      "-c",
      paper,
    ]);
    assert.equal(code, 2);
    assert.equal(out.trim().split("\n").length, 3);
    assert.deepEqual(
      err
        .trim()
        .split("\n")
        .map((line) => line.split("; ")[0]),
      [
        "unionnews: empty: the folder is empty",
        "unionnews: pictures: no pages among its 1 files",
        "unionnews: zeros.txt: not text in any encoding known here",
      ],
    );
  });

  it("is told in Chinese where the locale is Chinese", () => {
    assert.match(
      place.run(["list", "-c", "nowhere"], { LANG: "zh_CN.UTF-8" }).err,
      /没有这个文件或文件夹；请检查路径|没有这个文件或文件夹/u,
    );
  });

  it("escape sequences in a path do not reach the terminal", () => {
    const { err } = place.run(["list", "-c", "x\u001b]0;owned\u0007y"]);
    assert.match(err, /^[^\p{Cc}]+\n$/u);
  });
});

describe("the command line", () => {
  it("ends quietly when its reader has gone", async () => {
    const child = spawn(process.execPath, [LAUNCHER, "list", "--json"], { env: place.env() });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(err, "");
    assert.equal(code, 0);
  });

  it("writes megabytes into a pipe whose reader is slow, and says nothing of it", async () => {
    const body = "每天都有人在等它。".repeat(6000);
    for (let i = 0; i < 40; i++) place.put(`long/${i}.txt`, `第${i}天的公交\n\n本报讯　${body}\n`);
    const args = [LAUNCHER, "export", "--format", "ndjson", "--corpus", place.path("long")];
    const child = spawn(process.execPath, args, { env: place.env() });
    let err = "";
    let length = 0;
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.on("data", (chunk) => {
      length += chunk.length;
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 1);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([code, err], [0, ""]);
    assert.ok(length > 40 * Buffer.byteLength(body));
  });

  it("Ctrl-C gives 130, also while it waits for standard input", async () => {
    const child = spawn(process.execPath, [LAUNCHER, "list", "--corpus", "-"], { env: place.env() });
    child.stdin.write("标题\n\n正文");
    // It is at work when it has asked for its input: the pipe takes more than it holds.
    await new Promise<void>((resolve) => child.stdin.write("字".repeat(200_000), () => resolve()));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(code, 130);
  });

  it("prints help for itself and for every command, and its version", () => {
    assert.match(place.run(["--version"]).out, /^\d+\.\d+\.\d+\n$/u);
    const help = place.run(["--help"]);
    assert.equal(help.code, 0);
    for (const command of ["list", "search", "show", "open", "kwic", "stats", "export", "check"]) {
      assert.match(help.out, new RegExp(`unionnews ${command}\\b`, "u"));
      assert.match(place.run([command, "--help"]).out, /\nExamples:\n {2}unionnews /u);
    }
  });

  it("takes a word after -- for a query, even a command's name", () => {
    assert.equal(place.run(["--corpus", paper, "--", "list"]).code, 1);
  });
});
