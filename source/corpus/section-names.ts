import { withoutSpace } from "./chars.js";
import { EDITION, WEEKDAY } from "./furniture.js";
import { FULL_DATE } from "./running-head.js";

/** The names of a page's sections, on lines of their own beside its running head. */

const SECTION =
  /^(?:[\u4e00-\u9fff]{2,8}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|青年报|午报|午報)\s+)?(?:[A-D]?\d{1,2}\s*)?[\u4e00-\u9fff·]{2,6}$/u;

const SECTION_END =
  /^[\u4e00-\u9fff·]{0,4}(?:新闻|新聞|要闻|要聞|评论|評論|理论|理論|副刊|视窗|視窗|维权|維權|专版|專版|周刊|週刊|动态|動態|综合|綜合|视觉|視覺|光影|影像|摄影|攝影|画刊|畫刊)$/u;

/** The name of a page's section by its last word, under a running head that names none: `date`, `page` and `paper` are all it holds. */
export function isLoneSection(printed: string, runningHead: readonly string[]): boolean {
  const text = withoutSpace(printed);
  return text.length <= 6 && SECTION_END.test(text) && !runningHead.some(namesSection);
}

function namesSection(text: string): boolean {
  const rest = text
    .replace(FULL_DATE, "")
    .replace(WEEKDAY, "")
    .replace(EDITION, "")
    .replace(/[\u4e00-\u9fff]{2,10}[报報刊]/u, "");
  return /[\u4e00-\u9fff]{2}/u.test(rest);
}

/** A section's name, with or without the paper's, as it stands in a running head. */
export function isSectionName(text: string): boolean {
  return text.length <= 16 && SECTION.test(text);
}
