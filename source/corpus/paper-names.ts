import { charSet, endsAmong, withoutSpace } from "./chars.js";

const PAPER_ALONE =
  /^[\u4e00-\u9fff\s]{2,14}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|早報|导报|導報|商报|商報|青年报|青年報|周报|週報|工人报|工聯報)$/u;

const PAPER_ENDS = charSet("报報");

/** `某某日报`, also set wide; a dateline's `某某日报讯` is none. */
export function isPaperAlone(text: string): boolean {
  if (text.length > 24 || !endsAmong(PAPER_ENDS, text)) return false;
  return PAPER_ALONE.test(withoutSpace(text)) && !/[讯訊]/u.test(text);
}

/** What ends as a paper's name does and names none: `事故通报`, `大风预报`. */
const NO_PAPER = /(?:[通简簡快捷喜战戰预預海墙牆举舉回汇匯申上播情警電电年谎謊线線][报報]|[報报][報报])$/u;

/** `某某煤炭报`: a trade's paper or a province's, which only the page's edge or the running head round it tells. */
export function isPaperAtEdge(text: string): boolean {
  if (text.length > 16 || !endsAmong(PAPER_ENDS, text)) return false;
  const bare = withoutSpace(text);
  return bare.length <= 8 && /^[\u4e00-\u9fff]{3,}$/u.test(bare) && !NO_PAPER.test(bare);
}
