/**
 * The forms in which papers print who wrote, photographed or gave what, and where it came from, at a story's beginning and end and at a
 * caption's end. Each stands on a page of three items, headlines above bodies and below them, and a caption at every measure, so that
 * the column's end tears its credit at every place.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";

const FIRST = [
  "市总工会近日出台办法，支持街道社区建设职工服务站点，为户外劳动者提供歇脚、饮水、充电等服务。目前全市已建成各类站点三百余个，服务职工超过十万人次。",
  "据介绍，下一步将推动站点向工业园区延伸，每个站点配备一名专职工作人员，并开通线上预约。",
] as const;
const SECOND = [
  "本报讯（记者孙立）记者了解到，今年以来全省铁路部门累计开行旅游列车一百二十列，发送旅客八万余人，带动沿线消费明显增长。",
  "车站值班员说，节假日客流比平日增加三成，临时增开的窗口每天运行十二小时以上，退改签也更方便了。",
] as const;
const HEADLINES = ["职工服务站点建到家门口", "旅游列车带火沿线小站"] as const;
const CAPTION = "8月5日，列车员在站台上帮助老年旅客搬运行李、查找车厢，引导旅客有序登上这趟新开的旅游列车。";

/** Column lines of `measure` ideographs, the first two narrower; none begins with a closing mark. `|` ends a line early. */
function wrap(text: string, measure: number): string[] {
  const lines: string[] = [];
  for (const part of text.split("|")) {
    let [line, used, room] = ["", 0, 2 * measure - 4];
    for (const char of part) {
      const width = char < "\u0080" ? 1 : 2;
      if (used + width > room && !/[，。、；：？！」』）》”)]/u.test(char)) {
        lines.push(line.trim());
        [line, used, room] = ["", 0, 2 * measure];
      }
      line += char;
      used += width;
    }
    if (line.trim() !== "") lines.push(line.trim());
  }
  return lines;
}

interface Form {
  readonly opening?: string;
  readonly ending?: string;
  readonly credit?: string;
}

/** The page's articles: the story with the form, the other story, the picture. */
function read(
  { opening = "", ending = "", credit = "本报记者 周明 摄" }: Form,
  below: boolean,
  measure: number,
) {
  const first = [...wrap(opening + FIRST[0], 20), ...wrap(FIRST[1] + ending, 20)];
  const second = SECOND.flatMap((text) => wrap(text, 20));
  const stories = below
    ? [...first, HEADLINES[0], ...second, HEADLINES[1]]
    : [HEADLINES[0], ...first, HEADLINES[1], ...second];
  const { articles } = readPage([...stories, ...wrap(CAPTION + credit, measure)].join("\n\n"), "page.txt");
  return articles;
}

/** Who signed, as `outlet/role/name`, and the dateline. */
function told({ bylines, dateline, notes, continuedOn }: Article): string {
  const by = bylines.map((b) => `${b.outlet ?? ""}/${b.role ?? ""}/${b.name}`).join(" ");
  const wire =
    dateline === null ? "" : ` @${dateline.outlet ?? ""}·${dateline.place ?? ""}·${dateline.date ?? ""}`;
  return `${by}${wire}${notes === null ? "" : ` N${notes}`}${continuedOn === null ? "" : ` →${continuedOn}`}`;
}

function checkStory(form: Form, wanted: string): void {
  for (const below of [true, false]) {
    const articles = read(form, below, 13);
    const name = `${JSON.stringify(form)} ${below ? "below" : "above"}`;
    assert.deepEqual(
      articles.map((a) => a.headline),
      [...HEADLINES, null],
      name,
    );
    assert.equal(told(articles[0] as Article), wanted, name);
    assert.deepEqual(
      articles[0]?.body.map((b) => b.text),
      FIRST,
      name,
    );
  }
}

const OPENINGS: readonly (readonly [opening: string, wanted: string])[] = [
  ["本报讯（记者 甄士远 通讯员 李小路）", "本报/记者/甄士远 本报/通讯员/李小路 @本报··"],
  ["本报讯 （通讯员 赵士振）", "本报/通讯员/赵士振 @本报··"],
  ["本报讯(记者赵士振 见习记者李小路)", "本报/记者/赵士振 本报/记者/李小路 @本报··"],
  ["本报讯 记者赵士振报道：", "本报/记者/赵士振 @本报··"],
  ["本报讯 记者 赵士振 通讯员 李小路 ", "本报/记者/赵士振 本报/通讯员/李小路 @本报··"],
  ["本报讯 赵士振 李小路报道：", "本报/作者/赵士振 本报/作者/李小路 @本报··"],
  ["本报讯（赵士振 李小路）", "本报/作者/赵士振 本报/作者/李小路 @本报··"],
  ["本报讯（全媒体记者赵士振 文/图）", "本报/记者/赵士振 @本报··"],
  ["本报讯（记者赵士振 摄影报道）", "本报/记者/赵士振 @本报··"],
  ["本报讯（特派记者 欧阳建国 阿依古丽·买买提）", "本报/记者/欧阳建国 本报/记者/阿依古丽·买买提 @本报··"],
  ["【本报讯】", " @本报··"],
  ["【本报讯】（记者 赵士振）", "本报/记者/赵士振 @本报··"],
  ["【本报石家庄讯】记者赵士振报道：", "本报/记者/赵士振 @本报·石家庄·"],
  ["本报石家庄电（记者赵士振）", "本报/记者/赵士振 @本报·石家庄·"],
  ["本报石家庄6月5日电（记者赵士振、李小路）", "本报/记者/赵士振 本报/记者/李小路 @本报·石家庄·6月5日"],
  ["新华社北京6月5日电（记者赵士振）", "新华社/记者/赵士振 @新华社·北京·6月5日"],
  ["新华社日内瓦电 ", " @新华社·日内瓦·"],
  ["据新华社石家庄6月5日电（记者赵士振）", "新华社/记者/赵士振 @新华社·石家庄·6月5日"],
  ["据新华社电 ", " @新华社··"],
  ["综合新华社电 ", " @新华社··"],
  ["中新网6月5日电 ", " @中新网··6月5日"],
  ["工人日报—中工网讯（记者赵士振）", "工人日报—中工网/记者/赵士振 @工人日报—中工网··"],
  ["晚报讯 记者赵士振 ", "晚报/记者/赵士振 @晚报··"],
  ["〔記者赵士振／嘉義報導〕", "/记者/赵士振 @·嘉義·"],
  ["【記者赵士振、李小路／台南報導】", "/记者/赵士振 /记者/李小路 @·台南·"],
  ["〔記者赵士振台南報導〕", "/记者/赵士振 @·台南·"],
  ["（中央社記者赵士振東京8日電）", "中央社/记者/赵士振 @中央社·東京·8日"],
  ["〔中央社東京8日電〕", " @中央社·東京·8日"],
  ["〔體育中心／綜合報導〕", "/作者/體育中心"],
  ["（记者赵士振）", "/记者/赵士振"],
  ["记者赵士振报道：", "/记者/赵士振"],
  ["通讯员 赵士振 报道：", "/通讯员/赵士振"],
  ["本报记者赵士振报道：", "本报/记者/赵士振"],
  ["新华社记者 赵士振|", "新华社/记者/赵士振"],
  ["□ 本报记者 赵士振|", "本报/记者/赵士振"],
  ["□记者 赵士振 □通讯员 李小路|", "/记者/赵士振 /通讯员/李小路"],
  ["□□ 本报记者 赵士振|", "本报/记者/赵士振"],
  ["■ 赵士振|", "/作者/赵士振"],
  ["●本报记者 赵士振|", "本报/记者/赵士振"],
];

const ENDINGS: readonly (readonly [ending: string, wanted: string])[] = [
  ["（赵士振）", "/作者/赵士振"],
  ["（赵士振 李小路）", "/作者/赵士振 /作者/李小路"],
  ["（赵 冬）", "/作者/赵冬"],
  ["（本报记者赵士振）", "本报/记者/赵士振"],
  ["（记者 赵士振）", "/记者/赵士振"],
  ["（赵士振 整理）", "/作者/赵士振"],
  [" 本报记者 赵士振", "本报/记者/赵士振"],
  ["□赵士振", "/作者/赵士振"],
  ["（才仁道尔吉）", "/作者/才仁道尔吉"],
  ["（乌云其其格 阿依古丽娜）", "/作者/乌云其其格 /作者/阿依古丽娜"],
  ["（市民 赵士振）", "/作者/赵士振"],
  ["（据《南方周报》 赵士振）", "/作者/赵士振"],
  ["（据新华社电）", " @新华社··"],
  ["（据新华社）", " @新华社··"],
  ["（据央视新闻）", " @央视新闻··"],
  ["（新华社北京6月5日电）", " @新华社·北京·6月5日"],
  ["（据《南方周报》）", " N（据《南方周报》）"],
  ["（综合新华社、央视新闻报道）", " N（综合新华社、央视新闻报道）"],
  ["（来源：央视新闻）", " N（来源：央视新闻）"],
  ["（本报综合）", " N（本报综合）"],
  ["（作者单位：市总工会）", " N（作者单位：市总工会）"],
  ["（作者系市总工会干部）", " N（作者系市总工会干部）"],
  ["（作者为华北大学教授，本报记者赵士振采访整理）", " N（作者为华北大学教授，本报记者赵士振采访整理）"],
  ["（应采访对象要求，文中部分人物为化名）", " N（应采访对象要求，文中部分人物为化名）"],
  ["（下转第二版）", " →2"],
  ["▶下转第3版", " →3"],
  ["→下转A03版", " →3"],
  ["（赵士振）（下转第2版）", "/作者/赵士振 →2"],
];

test("how a story opens", () => {
  for (const [opening, wanted] of OPENINGS) checkStory({ opening }, wanted);
});

test("how a story ends", () => {
  for (const [ending, wanted] of ENDINGS) checkStory({ ending }, wanted);
});

const CREDITS: readonly (readonly [credit: string, wanted: string])[] = [
  ["赵士振 摄", "//赵士振"],
  ["赵士振/摄", "//赵士振"],
  ["赵士振摄", "//赵士振"],
  ["（赵士振 摄）", "//赵士振"],
  ["（赵士振摄）", "//赵士振"],
  ["本报记者 赵士振 摄", "本报/记者/赵士振"],
  ["本报记者赵士振摄", "本报/记者/赵士振"],
  ["（本报记者 赵士振 摄）", "本报/记者/赵士振"],
  ["新华社记者赵士振摄", "新华社/记者/赵士振"],
  ["（新华社记者 赵士振 摄）", "新华社/记者/赵士振"],
  ["中新社记者 赵士振 摄", "中新社/记者/赵士振"],
  ["新华社发（赵士振 摄）", "新华社//赵士振"],
  ["新华社发 赵士振 摄", "新华社//赵士振"],
  ["中新社发 赵士振 摄", "中新社//赵士振"],
  ["（新华社发）", ""],
  ["新华社发", ""],
  ["新华社/路透", ""],
  ["（资料图片）", ""],
  ["资料图片", ""],
  ["本报资料片", ""],
  ["（赵士振 李小路 摄影报道）", "//赵士振 //李小路"],
  ["赵士振 李小路 摄影报道", "//赵士振 //李小路"],
  ["本报记者赵士振 通讯员李小路 摄影报道", "本报/记者/赵士振 本报/通讯员/李小路"],
  ["本报记者 赵士振 通讯员 李小路 摄", "本报/记者/赵士振 本报/通讯员/李小路"],
  ["本报通讯员 赵士振 摄", "本报/通讯员/赵士振"],
  ["通讯员 赵士振 李小路/摄", "/通讯员/赵士振 /通讯员/李小路"],
  ["华山网记者赵士振/摄影报道", "华山网/记者/赵士振"],
  ["赵士振、李小路摄", "//赵士振 //李小路"],
  ["赵士振 李小路 摄", "//赵士振 //李小路"],
  ["通讯员供图", "//通讯员"],
  ["（受访者供图）", "//受访者"],
  ["受访者供图", "//受访者"],
  ["市总工会供图", "//市总工会"],
  ["（图片由市总工会提供）", "//市总工会"],
  ["图片由受访者提供", "//受访者"],
  ["记者 赵士振 供图", "/记者/赵士振"],
  ["（赵士振 供图）", "//赵士振"],
  ["程 远 供图", "//程远"],
  ["摄影：赵士振", "//赵士振"],
  ["摄影/赵士振", "//赵士振"],
  ["图/赵士振", "//赵士振"],
  ["图/文 赵士振", "//赵士振"],
  ["赵士振 文/图", "//赵士振"],
  ["（赵士振 文/图）", "//赵士振"],
  ["赵士振图/文", "//赵士振"],
  ["赵士振 郑文（图/文）", "//赵士振 //郑文"],
  ["漫画：赵士振", "//赵士振"],
  ["制图：赵士振", "//赵士振"],
  ["赵士振 绘", "//赵士振"],
  ["视觉中国供图", "//视觉中国"],
  ["（视觉中国）", ""],
  ["图源：央视新闻", "//央视新闻"],
  ["新华社/法新", ""],
  ["工會提供圖片", "//工會"],
  ["司伟 董自军摄影报道", "//司伟 //董自军"],
  ["CFP供图", "//CFP"],
];

/** Ideographs: in a narrower column the lines of so short a caption say too little of its measure. */
const NARROWEST = 12;

test("a picture's credit, at every measure", () => {
  for (const [credit, wanted] of CREDITS)
    for (const below of [true, false])
      for (let measure = NARROWEST; measure <= 18; measure += 1) {
        const articles = read({ credit }, below, measure);
        const name = `${credit}, ${measure} wide, headlines ${below ? "below" : "above"}`;
        assert.deepEqual(
          articles.map((a) => a.headline),
          [...HEADLINES, null],
          name,
        );
        const [, , photo] = articles as [Article, Article, Article];
        assert.equal(photo.kind, "photo", name);
        assert.equal(told(photo), wanted, name);
        assert.deepEqual(
          photo.body.map((b) => b.text),
          [CAPTION],
          name,
        );
      }
});
