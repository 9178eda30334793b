import assert from "node:assert/strict";
import { test } from "node:test";
import { readDateline, readNumber, readStoryHead } from "../../source/corpus/dateline.js";
import { openingDay } from "../../source/corpus/days.js";
import { furnitureRow } from "../../source/corpus/furniture.js";
import { readHeadBlock } from "../../source/corpus/head-lines.js";
import { markOf } from "../../source/corpus/line-kinds.js";
import { type Line, offsetOf, splitLines } from "../../source/corpus/lines.js";
import { isDiaryDate, isLetterDate, readJumpFrom, readJumpOn } from "../../source/corpus/marks.js";
import { readFileName, readPageInfo } from "../../source/corpus/page-info.js";
import { readPage } from "../../source/corpus/read-page.js";
import { labelLines } from "../../source/corpus/segment.js";
import { readSigners } from "../../source/corpus/signers.js";
import { regularSpacing } from "../../source/corpus/spacing.js";
import { readTail } from "../../source/corpus/tail.js";

test("lines: outer white space, controls and empty lines fall away, offsets lead back", () => {
  const raw = "\ufeff 一二\r\n\r\n\u001b[31m三\u200b四\u001b[0m \f五";
  const lines = splitLines(raw);
  assert.deepEqual(
    lines.map((line) => line.text),
    ["一二", "三四", "五"],
  );
  assert.deepEqual(
    lines.map((line) => line.gap),
    [0, 1, 0],
  );
  const second = lines[1];
  assert.ok(second);
  assert.equal(raw[offsetOf(second, 1)], "四");
});

test("spacing: one way everywhere", () => {
  const cases: [string, string][] = [
    ["157 人、有 9 支分队", "157人、有9支分队"],
    ["一 刻 都 不 敢 松 劲", "一刻都不敢松劲"],
    ["从“ 建 起 来 ”到“ 强 起 来 ”", "从“建起来”到“强起来”"],
    ["高扬旗帜 再立新功", "高扬旗帜 再立新功"],
    ["使用 Now Until the Future 一书", "使用Now Until the Future一书"],
    ["率 0.4% ，减 半", "率0.4%，减 半"],
  ];
  for (const [printed, wanted] of cases) assert.equal(regularSpacing(printed), wanted);
});

test("signers: roles hold until the next role, outlets until the next outlet", () => {
  const read = (text: string, outlet: string | null = null) =>
    readSigners(text, 0, text.length, outlet)?.signers.map(
      (s) => `${s.byline.role ?? "-"} ${s.byline.outlet ?? "-"} ${s.byline.name}`,
    );
  assert.deepEqual(read("本报记者 田禾 本报通讯员 邵青"), ["记者 本报 田禾", "通讯员 本报 邵青"]);
  assert.deepEqual(read("记者马原 通讯员胡杨林 李 强", "本报"), [
    "记者 本报 马原",
    "通讯员 本报 胡杨林",
    "通讯员 本报 李强",
  ]);
  assert.deepEqual(read("本報記者陳大文"), ["记者 本报 陳大文"]);
  assert.deepEqual(read("新华社特约记者 阿依古丽·买买提"), ["特约记者 新华社 阿依古丽·买买提"]);
  assert.deepEqual(read("记者周\n到 通讯员欧阳\n小明"), ["记者 - 周到", "通讯员 - 欧阳小明"]);
  assert.deepEqual(read("全媒体记者 卓一凡 实习生 方圆"), ["记者 - 卓一凡", "实习生 - 方圆"]);
  assert.equal(read("记者在现场看到，水位已经下降"), undefined);
});

test("story heads: outlets of two names, a place without a day, and what the reporter did glued to the name", () => {
  const head = (text: string): string => {
    const read = readStoryHead(`${text}日前，某地举行技能大赛。`);
    const { dateline, signature, end } = read ?? { dateline: null, signature: null, end: -1 };
    const names = signature?.signers.map(({ byline }) => `${byline.outlet} ${byline.name}`).join(",") ?? "";
    return `${dateline?.outlet ?? "-"} ${dateline?.place ?? "-"} ${dateline?.date ?? "-"} | ${names} | ${end === text.length}`;
  };
  for (const [text, wanted] of [
    [
      "某某日报-某工网北京6月20日电（记者孟远山）",
      "某某日报-某工网 北京 6月20日 | 某某日报-某工网 孟远山 | true",
    ],
    ["本报济南讯 （记者孟远山）", "本报 济南 - | 本报 孟远山 | true"],
    ["本报专讯 ", "本报 - - |  | true"],
    ["本刊讯（记者孟远山）", "本刊 - - | 本刊 孟远山 | true"],
    ["记者孟远山报道：", "- - - | null 孟远山 | true"],
    ["本报讯 记者孟远山 通讯员冯大勇报道：", "本报 - - | 本报 孟远山,本报 冯大勇 | true"],
    ["【本報記者孟遠山報道】", "- - - | 本报 孟遠山 | true"],
    ["（本報記者孟遠山綜合報道）", "- - - | 本报 孟遠山 | true"],
  ] as const)
    assert.equal(head(text), wanted, text);
});

test("credits: who took or gave the picture", () => {
  const credit = (text: string) => readSigners(text, 0, text.length)?.credit;
  for (const text of [
    "新华社记者 杨树 摄",
    "新华社发（顾海 摄）",
    "某某工会供图",
    "人民视觉",
    "本报记者 甲一 摄影报道",
    "张三/摄",
  ]) {
    assert.equal(credit(text), true, text);
  }
  assert.equal(credit("本报记者 田禾"), false);
});

test("what was done stands in front of who did it, and who gave a picture in front of the giving", () => {
  const marked = (text: string): string => {
    const line = splitLines(text)[0];
    const mark = line === undefined ? null : markOf(line, false, false);
    return `${mark?.kind}: ${mark?.signature?.signers.map(({ byline }) => byline.name).join(" ")}`;
  };
  for (const [text, wanted] of [
    ["采写：孟远山", "byline: 孟远山"],
    ["採寫/孟遠山", "byline: 孟遠山"],
    ["整理/孟远山", "byline: 孟远山"],
    ["口述：冯大勇 整理：孟远山", "byline: 冯大勇 孟远山"],
    ["编译：孟远山", "byline: 孟远山"],
    ["本期主持：孟远山", "byline: 孟远山"],
    ["讲述人：冯大勇", "byline: 冯大勇"],
    ["撰文 孟远山 摄影 冯大勇", "credit: 孟远山 冯大勇"],
    ["图据视觉中国", "credit: 视觉中国"],
    ["图片由受访者提供", "credit: 受访者"],
    ["——湖南 孟远山", "name: 孟远山"],
    ["——孟 远", "name: 孟远"],
  ] as const)
    assert.equal(marked(text), wanted, text);
  // A deck that says whom the story is about, and what somebody says.
  for (const text of ["——访全国劳模 孟远山", "——记钳工 孟远山", "主持人：您怎么看？"])
    assert.ok(!/^(?:name|byline|credit)/u.test(marked(text)), text);
});

test("datelines: outlet, place and day, spaces or not", () => {
  const read = (text: string) => readDateline(text)?.dateline;
  assert.deepEqual(read("本报讯 近日"), { outlet: "本报", place: null, date: null });
  assert.deepEqual(read("本报江苏连云港5月 7日电 （记者甲）"), {
    outlet: "本报",
    place: "江苏连云港",
    date: "5月7日",
  });
  assert.deepEqual(read("据新华社北京 6 月20日电"), { outlet: "新华社", place: "北京", date: "6月20日" });
  assert.deepEqual(read("（新华社北京6月20日电）"), { outlet: "新华社", place: "北京", date: "6月20日" });
  assert.deepEqual(read("【本報訊】工會"), { outlet: "本报", place: null, date: null });
  assert.equal(read("本报记者从会上获悉"), undefined);
  assert.equal(read("近日，本报收到来电"), undefined);
});

test("a story's head: where its first words begin", () => {
  const text = "本报讯 （记者马原 通讯员胡杨林 李\n欣然）“工作";
  const head = readStoryHead(text);
  assert.equal(text.slice(head?.end), "“工作");
  assert.deepEqual(
    head?.signature?.signers.map((s) => s.byline.name),
    ["马原", "胡杨林", "李欣然"],
  );
});

test("a name's last character alone behind a line's end is no picture's credit in a story's head", () => {
  const names = (text: string) => readStoryHead(text)?.signature?.signers.map((s) => s.byline.name);
  assert.deepEqual(names("本报讯（记者马原 通讯员李小\n图）走进车间"), ["马原", "李小图"]);
  assert.deepEqual(names("本报讯（记者马 原 通讯员额尔敦·巴\n图）走进车间"), ["马原", "额尔敦·巴图"]);
  // A name of three is whole: what stands behind it was done.
  const credited = "本报记者马如云\n图";
  assert.deepEqual(
    readSigners(credited, 0, credited.length)?.signers.map((s) => s.byline.name),
    ["马如云"],
  );
});

test("jump lines both ways, in figures and in words", () => {
  assert.equal(readJumpOn("感慨道。 （下转第 2 版）")?.page, 2);
  assert.equal(readJumpOn("感慨道。(下转第十二版)")?.page, 12);
  assert.equal(readJumpOn("感慨道。▲下转A3版")?.page, 3);
  assert.equal(readJumpFrom("（上接第1版）课堂")?.page, 1);
  assert.equal(readJumpOn("他转到第2版看了看。"), null);
  assert.equal(readNumber("二十一"), 21);
});

test("the tail of a paragraph: credit, name, wire", () => {
  assert.equal(readTail("开展活动。 本报通讯员 肖山 杨柳 摄").kind, "credit");
  assert.equal(readTail("开展活动。（肖山）").kind, "name");
  assert.equal(readTail("开展活动。（新华社北京6月20日电）").kind, "dateline");
  assert.equal(readTail("开展活动（见上图）。").kind, "none");
});

test("furniture is told from a diary's date line", () => {
  const furniture = (text: string) => furnitureRow(splitLines(text)[0] as Line, false);
  assert.ok(furniture("2025年6月22日 星期日 第2版 工会新闻"));
  assert.ok(furniture("责任编辑：张三 版式：李四"));
  assert.equal(furniture("2025年7月15日 星期二 晴"), null);
  assert.ok(isDiaryDate("2025年7月15日 星期二 晴"));
});

test("page info: the running head, else the file's name, else the text", () => {
  const read = (line: string, source = "x.txt") => readPageInfo([line], source, [], [], "", undefined);
  assert.deepEqual(read("人民日报 2025年3月18日 星期二 03 要闻"), {
    paper: "人民日报",
    date: "2025-03-18",
    number: 3,
    section: "要闻",
  });
  assert.deepEqual(read("2025年2月24日 星期一 第7版 理论·学习 工人日报"), {
    paper: "工人日报",
    date: "2025-02-24",
    number: 7,
    section: "理论·学习",
  });
  assert.equal(read("二〇二五年六月二十二日 星期日 第二版").date, "2025-06-22");
  assert.deepEqual(readFileName("a/2025-06-22-01.txt"), {
    paper: null,
    date: "2025-06-22",
    number: 1,
    section: null,
  });
  assert.deepEqual(readFileName("20250622_02.txt"), {
    paper: null,
    date: "2025-06-22",
    number: 2,
    section: null,
  });
  assert.deepEqual(readFileName("人民日报-2025年6月22日-第03版.txt"), {
    paper: "人民日报",
    date: "2025-06-22",
    number: 3,
    section: null,
  });
  assert.equal(readPageInfo([], "x.txt", ["6月21日"], [], "公布2025年度名单", undefined).date, "2025-06-21");
  assert.equal(readPageInfo([], "x.txt", ["6月21日"], [], "公布2025年度名单", undefined).dateInferred, true);
});

test("a date that a page does not print is that of its datelines, never one that its stories look forward or back to", () => {
  const inferred = (datelines: readonly string[], text: string) =>
    readPageInfo([], "x.txt", datelines, [], text, undefined).date;
  const held = "2024年立项，2025年全国职工大赛开赛，到2027年建成，2030年前还清";
  assert.equal(inferred(["6月21日"], held), "2025-06-21");
  assert.equal(inferred(["6月21日"], "比2025 年上半年多两成"), "2025-06-21");
  assert.equal(inferred(["6月21日"], "2025年6月20日，职工在参加比赛。\n"), "2025-06-21");
  assert.equal(inferred(["9月21日"], "2025年6月20日，职工在参加比赛。\n"), "2025-06-20");
  // What a story tells of a year says nothing of when it was printed.
  for (const told of ["2018年，他进了厂。", "自2021年以来", "2023年夏天", "从2022年全国推开"])
    assert.equal(inferred(["6月21日"], told), null, told);
  assert.equal(inferred(["6月21日"], "《行动方案（2025—2028年）》"), null);
  assert.equal(inferred(["6月21日"], "预计2027 年建成通车"), null);
  assert.equal(inferred([], "记者看到，那张纸条是1989年11月4日写的"), null);
  assert.equal(inferred([], "2025年6月20日，职工在参加比赛。\n"), "2025-06-20");
});

test("a page that prints no date is of the day with which its latest story begins, where it is not still to come", () => {
  const inferred = (openings: readonly string[], datelines: readonly string[] = ["6月21日"]) =>
    readPageInfo([], "x.txt", datelines, openings.map(openingDay), "公布2025年度名单", undefined).date;
  assert.equal(inferred(["6月23日，渡口复航。", "6月 22 日是夏至"]), "2025-06-23");
  assert.equal(
    inferred(["7月1日起，新规施行。", "7月1日前报名", "6月30日将举行", "6月25日至30日开展"]),
    "2025-06-21",
  );
  assert.equal(inferred(["12月30日，堤坝合龙。"]), "2025-06-21");
  assert.equal(inferred(["记者6月23日获悉"]), "2025-06-21");
  assert.equal(inferred(["6月23日，渡口复航。"], []), null);
});

test("a page's number is read of a file's name without a date", () => {
  assert.equal(readFileName("某某日报/第02版.txt").number, 2);
});

test("a headline block: kicker, headline, deck, standing head", () => {
  const roles = (text: string, after = true) => readHeadBlock(splitLines(text), after).roles;
  assert.deepEqual(roles("某市总工会多措并举，做好入会服务工作——\n\n把“活跃地带”建成“阵地”"), [
    "kicker",
    "headline",
  ]);
  assert.deepEqual(roles("一 刻 都 不 松 劲\n——某县防汛一线直击"), ["headline", "deck"]);
  assert.deepEqual(roles("某集团公司工会\n\n为一线职工送去清凉大礼包", false), ["kicker", "headline"]);
  assert.deepEqual(roles("短评\n\n别让热水凉了半截"), ["column", "headline"]);
  assert.deepEqual(roles("产品改善厅\n职工提技艺"), ["headline", "headline"]);
});

test("a jump line on a line of its own leads to the page that it names, in words too", () => {
  for (const [printed, page] of [
    ["（下转第十二版）", 12],
    ["（下转第二版）", 2],
    ["（下转第 12 版）", 12],
  ] as const) {
    const text = `本报记者 甲一\n\n盐场的老工人在滩上学开收盐机，课堂设在盐田边上。\n\n${printed}`;
    assert.equal(readPage(text, "1.txt").articles[0]?.continuedOn, page, printed);
  }
});

test("ids are short and the same from run to run, whatever the file is called", () => {
  const text = "本报记者 甲一\n\n工会开展活动。\n\n本报记者 乙二\n\n工会召开会议。";
  const ids = readPage(text, "a.txt").articles.map((a) => a.id);
  assert.deepEqual(
    readPage(text, "b.txt").articles.map((a) => a.id),
    ids,
  );
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[2-9a-hjkmnp-z]{6}$/u);
});

test("a letter's date in Chinese digits, of any year", () => {
  for (const text of ["二〇二五年三月五日", "一九八六年十二月三日", "2025年3月5日", "3月12日于江边"])
    assert.ok(isLetterDate(text), text);
  assert.ok(!isLetterDate("二〇二五年三月五日开工"));
});

test("partition: a headline block behind a picture is the story's above it", () => {
  const story = [
    "本报记者 林栀",
    "清早六点，煤矿的培训室里已经坐满了",
    "新工人。讲台边停着一把轮椅，坐在上面的",
    "人十一年前在井下失去了双腿。他讲的第一",
    "课没有讲义，只有一顶磨白了的矿帽。",
    "讲完课，新工人排着队同他握手，有人",
    "低着头，半天没有说话。",
  ];
  const caption = "十一月一日，矿工会把体检车开到井口，给下了夜班的职工\n做体检。\n本报记者 高蕾 摄";
  const block = ["煤矿请工伤职工给新工人上第一课", "讲台上的一把轮椅"];
  const next = [
    "本报讯 （记者方砚）县图书馆今年把闭",
    "馆的时间推到夜里十点，下了班的人可以从",
    "容地坐一坐。",
  ];
  const raw = [...story, caption, ...block, ...next, "图书馆夜里十点闭馆"].join("\n\n");
  const { articles } = readPage(raw, "p.txt");
  assert.deepEqual(
    articles.map(({ kind, kicker, headline }) => [kind, kicker, headline]),
    [
      ["news", "煤矿请工伤职工给新工人上第一课", "讲台上的一把轮椅"],
      ["photo", null, null],
      ["news", null, "图书馆夜里十点闭馆"],
    ],
  );
});

test("no paragraph begins with the end of a word; below a question that is the answer", () => {
  const labels = (text: string) => labelLines(splitLines(text)).lines.map((line) => line.label);
  const torn = [
    "本报记者 林栀",
    "应渡口村老船工们和他们的家人的邀",
    "请，三十二名学生坐上了新换的渡船到对岸",
    "去看老码头，老周站在船头给他们讲从前的",
    "事，讲到涨水的那一年，谁也不说话了。",
  ];
  assert.deepEqual(labels(torn.join("\n\n")), ["mark", "first", "more", "more", "more"]);
  const answer = [
    "灵活就业的人参加医疗保险，断了还能不能再续上？",
    "能。断缴不超过三个月的，补上就可以继续享受待遇，超过三个月的要重新等待。",
  ];
  assert.deepEqual(labels(answer.join("\n\n")).at(1), "first");
});
