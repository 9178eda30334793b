import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { assertWhole } from "./whole.js";

const STORY = `技能大赛在江边开赛

本报讯 （记者孟远山）日前，某地举行技能大赛，来自各企业的一百二十名选手参加比赛，现场气氛热烈。

大赛组委会负责人表示，今后每年都将举办这样的活动，为更多职工搭建展示的舞台。
`;

/** A line of furniture, and what it says of the page: paper, date, number, section. */
const LINES: readonly (readonly [string, string | null, string | null, number | null, string | null])[] = [
  ["某某日报 2025年6月22日 星期日 第1版", "某某日报", "2025-06-22", 1, null],
  ["要闻 2025.6.22 星期日 第02版", null, "2025-06-22", 2, "要闻"],
  ["2025-06-22 星期日 A03 综合", null, "2025-06-22", 3, "综合"],
  ["工聯報 二〇二五年六月二十二日 星期日", "工聯報", "2025-06-22", null, null],
  ["要聞 2025年6月22日 星期日 A3", null, "2025-06-22", 3, "要聞"],
  ["03 综合新闻 2025年6月22日 星期日 责任编辑：孟远山", null, "2025-06-22", 3, "综合新闻"],
  ["6月22日 星期日", null, null, null, null],
  ["农历乙巳年五月廿七", null, null, null, null],
  ["戊申年七月廿二", null, null, null, null],
  ["22 农历乙巳年五月廿七", null, null, null, null],
  ["本期8版", null, null, 1, null],
  ["本报共 12 版", null, null, 1, null],
  ["2025年6月 星期日", null, null, null, null],
  ["2025年6月22日 星期日 总第21234期 要闻", null, "2025-06-22", null, "要闻"],
  ["2025年6月22日 农历乙巳年五月廿七 综合新闻 第2版", null, "2025-06-22", 2, "综合新闻"],
  ["综合 2025年6月22日 星期日 第3版 责编 孟远山 校对 冯大勇", null, "2025-06-22", 3, "综合"],
  ["WORKERS' DAILY", null, null, null, null],
  ["RENMIN RIBAO", null, null, null, null],
  ["某地煤炭报", "某地煤炭报", null, null, null],
  ["某 地 劳 动 报", "某地劳动报", null, null, null],
  ["5 人 物", null, null, 5, "人物"],
  ["人 物 5", null, null, 5, "人物"],
  ["责任编辑：孟远山 2025年6月22日 星期日 法治 6", null, "2025-06-22", 6, "法治"],
  ["工会新闻3 2025年6月22日 星期日", null, "2025-06-22", 3, "工会新闻"],
  ["6权益·法治 2025年6月22日 星期日", null, "2025-06-22", 6, "权益·法治"],
  ["2025年6月22日 星期日 第21438号 今日八版", null, "2025-06-22", 1, null],
  ["某某日报 2025年6月22日 星期日 文化周刊 第5版", "某某日报", "2025-06-22", 5, "文化周刊"],
  ["2025年6月22日 星期日 文化周刊", null, "2025-06-22", null, "文化周刊"],
  ["某工网 2025年6月22日 星期日", null, "2025-06-22", null, null],
  ["本版编辑 孟远山 版式 冯大勇", null, null, null, null],
  ["责任编辑 孟远山　美术编辑 冯大勇", null, null, null, null],
  ["編輯/孟遠山 校對/馮大勇", null, null, null, null],
  ["本报地址：某市某路1号 电话：84151234 广告许可证 某工商广字0184号", null, null, null, null],
  ["某工网：http://www.example.cn", null, null, null, null],
  ["微信公众号：moumougongren", null, null, null, null],
  ["扫码看视频", null, null, null, null],
];

for (const [line, paper, date, number, section] of LINES) {
  test(`furniture at either edge of a page: ${line}`, () => {
    for (const page of [`${line}\n\n${STORY}`, `${STORY}\n${line}`]) {
      const { articles, furniture, page: info, parts } = readPage(page, "page.txt");
      assert.deepEqual(furniture, [line]);
      assert.deepEqual(
        articles.map(({ column, kicker, headline, deck, notes, body }) => [
          column,
          kicker,
          headline,
          deck,
          notes,
          body.length,
        ]),
        [[null, null, "技能大赛在江边开赛", null, null, 2]],
      );
      const known = [info.paper, info.dateInferred === true ? null : info.date, info.number, info.section];
      assert.deepEqual(known, [paper, date, number, section]);
      assertWhole(page, parts);
    }
  });
}

test("jump lines with arrows, and pointers to another page, lead there and are no headlines", () => {
  for (const [line, on] of [
    ["下转A4版▶", 4],
    ["►►►2版", 2],
    ["详见4版", 4],
    ["（下转第 3 版）", 3],
  ] as const) {
    const { articles } = readPage(`${STORY}\n${line}`, "page.txt");
    assert.deepEqual(
      articles.map(({ headline, continuedOn }) => [headline, continuedOn]),
      [["技能大赛在江边开赛", on]],
      line,
    );
  }
});

test("what ends as a paper's name does and names none stays a headline, also at the page's edge", () => {
  for (const headline of ["某地安全事故通报", "夜班岗位高温预报", "58 摄 氏 度 的 坚 守"]) {
    const { articles, furniture } = readPage(STORY.replace(/^.*/u, headline), "page.txt");
    assert.deepEqual(furniture, []);
    assert.equal(articles[0]?.headline, headline.replaceAll(" ", ""));
  }
});
