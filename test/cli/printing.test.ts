import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { COMMANDS, commandNear } from "../../source/cli/table.js";
import { cellWidth } from "../../source/typeset/cells.js";
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

  it("says the year for eyes where there is room or the days are of several, and marks a day that was inferred", () => {
    place.put(
      "years/1.txt",
      "桥上的灯\n\n本报北京2月3日电　（记者　甲乙）2021年2月3日，桥上开了灯，工人都来看灯。\n",
    );
    place.put("years/2022-03-04-02.txt", "桥下的船\n\n本报讯　（记者　甲乙）桥下来了船，工人都来看船。\n");
    const days = (...args: string[]): string[] =>
      place
        .run(args)
        .out.split("\n")
        .flatMap((row) => /(?:\d{4}-)?\d\d-\d\d\??$/u.exec(row.trimEnd()) ?? []);
    for (const command of [["list"], ["search", "工人"]]) {
      const more = ["--sort", "oldest", "--corpus"];
      assert.deepEqual(days(...command, "-w", "119", ...more, paper).slice(0, 2), ["06-22", "06-22"]);
      assert.deepEqual(days(...command, "-w", "120", ...more, paper).slice(0, 2), [
        "2025-06-22",
        "2025-06-22",
      ]);
      assert.deepEqual(days(...command, "-w", "80", ...more, "years"), ["2021-02-03?", "2022-03-04"]);
    }
    const one = place.run(["list", "-w", "80", "--filter", "month=2021-02", "--corpus", "years"]).out;
    assert.match(one, / 02-03\?\n$/u, "of what is listed, and not of all there is");
    const [first = ""] = place.run(["list", "--fields", "id", "--corpus", "years"]).out.split("\n");
    assert.match(place.run(["show", first, "--corpus", "years"]).out, /^2021-02-03\? {2}1\.txt /u);
    const fields = place.run([
      "search",
      "工人",
      "--sort",
      "oldest",
      "--fields",
      "date,dateInferred",
      "--corpus",
      "years",
    ]);
    assert.equal(fields.out, "2021-02-03\ttrue\n2022-03-04\tfalse\n");
    const rows = place.run(["list", "-w", "80", "--corpus", "years"]).out.split("\n").slice(0, -1);
    assert.deepEqual(new Set(rows.map((row) => cellWidth(row, "narrow"))), new Set([80]));
    assert.equal(
      place.run(["list", "--fields", "date", "--corpus", "years"]).out,
      "2021-02-03\n2022-03-04\n",
    );
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

  it("prints all there is in a pipe and in JSON, however much, and as much as is asked for", () => {
    for (let page = 1; page <= 60; page++) {
      place.put(`many/${page}.txt`, `第${page}路车\n\n夜班车从城东开出，车上的人都是刚下班的。\n`);
    }
    const lines = (...more: string[]): number =>
      place
        .run(["search", "夜班车", "-c", "many", ...more])
        .out.trimEnd()
        .split("\n").length;
    assert.equal(lines(), 60);
    assert.equal(lines("--ndjson"), 60);
    assert.equal(lines("--fields", "id", "--reverse"), 60);
    assert.equal(lines("-n", "3"), 3);
    assert.equal(lines("--width", "80"), 120, "two rows a hit");
    const { total, hits } = JSON.parse(place.run(["search", "夜班车", "-c", "many", "--json"]).out);
    assert.deepEqual([total, hits.length], [60, 60]);
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
    const widths = out.split("\n").map((line) => cellWidth(line, "narrow"));
    assert.ok(Math.max(...widths) <= 30 && Math.max(...widths) > 26, widths.join(" "));
  });

  it("turns the paper and the section, too, and leaves source and id as they are", () => {
    const text =
      "---\npaper: 小城时报\nsection: 职工新闻\ndate: 2025-06-22\nnumber: 3\n---\n渡口的灯\n\n本报讯　这里开了灯。\n";
    const corpus = place.put("灯/第3版-时.txt", text);
    const tw = (...args: string[]): string => place.run([...args, "--script", "tw", "--corpus", corpus]).out;
    const id = tw("list", "--fields", "id").trim();
    assert.match(
      tw("show", id),
      new RegExp(`^小城時報  2025-06-22  第 3 版  職工新聞  第3版-时.txt  ${id}\n`, "u"),
    );
    assert.match(tw("show", id, "--width", "80"), /小城時報 .*職工新聞 .*第3版-时/u);
    const { articles } = JSON.parse(tw("list", "--json"));
    assert.deepEqual(articles[0].page, {
      paper: "小城時報",
      date: "2025-06-22",
      number: 3,
      section: "職工新聞",
    });
    assert.equal(articles[0].source, "第3版-时.txt");
    assert.equal(tw("list", "--fields", "paper,section"), "小城時報\t職工新聞\n");
    assert.match(tw("export", "--format", "csl"), /"container-title":"小城時報"/u);
  });

  it("turns the words that it adds to an article, too", () => {
    const text =
      "渡口的灯\n\n本报北京3月4日电　（记者　甲乙）这里开了灯。（下转第2版）\n\n图为工人在渡口点灯。 本报记者 丙丁 摄\n";
    const corpus = place.put("turned/1.txt", text);
    const tw = (...args: string[]): string => place.run([...args, "--script", "tw", "--corpus", corpus]).out;
    const ids = tw("list", "--fields", "id").trim().split("\n");
    assert.match(tw("show", ...ids), /下轉第 2 版/u);
    const set = tw("show", ...ids, "--width", "60");
    assert.match(set, /3月4日電[\s\S]*下轉第 2 版[\s\S]*丙丁 攝/u);
    assert.doesNotMatch(set, /[电转摄]/u);
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
    assert.equal(lines.length, 2);
    const columns = lines.map((line) => cellWidth(line.slice(0, line.indexOf("工人")), "narrow"));
    assert.equal(columns[0], columns[1]);
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
    const shown = place.run(["check", paper, "--width", "120"]).out.trimEnd().split("\n");
    assert.match(shown[0] ?? "", /01\.txt +utf-8 +1 article, 0 pictures +2025-06-22 +nothing needs a look$/u);
    assert.equal(shown[3], "3 pages, 3 items, 0 need a look");
  });

  it("lines pages up by their paths and encodings, with no more room than those take", () => {
    place.put("mixed/第2版.txt", "标题在这里\n\n这是正文，写得很好。\n");
    place.put("mixed/long-name-of-a-page.txt", Buffer.from("\ufeff标题在那里\n\n这是正文。\n", "utf16le"));
    const rows = place.run(["check", "mixed", "--width", "100"]).out.trimEnd().split("\n").slice(0, 2);
    const starts = rows.map((row) => cellWidth(row.slice(0, row.search(/ \d+ article/u)), "narrow"));
    assert.equal(rows.length, 2);
    assert.equal(starts[0], starts[1], rows.join("\n"));
    assert.match(rows.join("\n"), /page\.txt {2}utf-16le {2}\d/u);
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

describe("a line in a pipe", () => {
  it("has what the help of its command says", () => {
    const told = COMMANDS.filter(({ piped }) => piped !== undefined);
    assert.deepEqual(
      told.map(({ name }) => name),
      ["list", "search", "kwic", "stats", "check"],
    );
    for (const { name, piped = [], least } of told) {
      assert.match(run(name, "--help").out, new RegExp(`^  ${piped.join(" ")}$`, "mu"));
      const lines = run(name, ...(least > 0 ? ["公交"] : []))
        .out.split("\n")
        .slice(0, -1);
      assert.ok(lines.length > 0);
      for (const line of lines) assert.equal(line.split("\t").length, piped.length, `${name}: ${line}`);
    }
  });
});

describe("a mistyped command", () => {
  it("is told from a word to look for by one letter", () => {
    const near = [
      "lst",
      "lits",
      "lisst",
      "serach",
      "serch",
      "searcg",
      "stat",
      "exprot",
      "oepn",
      "mann",
      "chekc",
    ];
    assert.deepEqual(near.map(commandNear), [
      ...["list", "list", "list", "search", "search", "search", "stats", "export", "open", "man", "check"],
    ]);
    for (const word of ["工会", "ghyz", "list", "read", "reed", "", "sx"])
      assert.equal(commandNear(word), undefined);
  });
});
