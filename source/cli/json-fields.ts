import { FIELDS } from "../corpus/article.js";
import type { Text } from "./table.js";

/**
 * What the JSON that is printed holds, version 1: the README's tables and the manual are made from this, and a test holds what
 * the built command prints against it. Longer than other files because it is a table: it holds next to no code.
 */

interface JsonField {
  readonly name: string;
  /** `string`, `number`, `boolean`, `null`, a quoted word, the name of a shape, `list of` one of them; several with `or`. */
  readonly type: string;
  readonly help: Text;
}

export interface JsonShape {
  readonly name: string;
  /** Where it is printed. */
  readonly where: Text;
  readonly fields: readonly JsonField[];
}

const field = (name: string, type: string, en: string, zh: string): JsonField => ({
  name,
  type,
  help: { en, zh },
});

const TEXT = "string or null";
const FIELD_NAMES = [...FIELDS, "caption"].map((name) => `"${name}"`).join(" or ");

const VERSION = field("version", "1", "the version of this description", "本说明的版本");
const ID = field(
  "id",
  "string",
  "what `show` and `open` take; the same while the page's text stands",
  "供 `show` 和 `open` 使用；版面文字不变则不变",
);
const SOURCE = field("source", "string", "the page's file name", "版面文件名");
const KIND = field(
  "kind",
  '"news" or "photo"',
  "an article, or a picture with its caption",
  "文章，或图片及其说明",
);
const QUERY = field("query", "string", "as typed", "所输入的查询");

export const JSON_SHAPES: readonly JsonShape[] = [
  {
    name: "articles",
    where: { en: "`list`, `show`, `export --format json`", zh: "`list`、`show`、`export --format json`" },
    fields: [VERSION, field("articles", "list of article", "in the order asked for", "按所要求的顺序")],
  },
  {
    name: "article",
    where: {
      en: "in `articles`; a line of `list --ndjson`, `show --ndjson`, `export --format ndjson`",
      zh: "`articles` 之中；`list --ndjson`、`show --ndjson`、`export --format ndjson` 的一行",
    },
    fields: [
      ID,
      SOURCE,
      field("page", "page", "where it stands", "所在版面"),
      KIND,
      field("column", TEXT, "standing head", "栏目"),
      field("group", TEXT, "headline over several items", "集纳题"),
      field("kicker", TEXT, "over the headline", "肩题"),
      field("headline", TEXT, "null where the page has none", "主题；版面上没有则为 null"),
      field("deck", TEXT, "under the headline", "副题"),
      field("summary", TEXT, "a box with the gist", "阅读提示"),
      field("notes", TEXT, "whatever else is printed, one a line", "附记，每行一条"),
      field(
        "bylines",
        "list of byline",
        "who signed, in printed order; of a picture its credit",
        "署名，按印刷顺序；图片为摄影者",
      ),
      field("dateline", "dateline or null", "such as 本报北京6月21日电", "电头，如 本报北京6月21日电"),
      field(
        "body",
        "list of element",
        "paragraphs and crossheads; of a picture its caption",
        "段落和小标题；图片为其说明",
      ),
      field("continuedOn", "number or null", "the page to which it jumps", "下转第几版"),
      field("continuedFrom", "number or null", "the page from which it comes", "上接第几版"),
    ],
  },
  {
    name: "page",
    where: { en: "`page` of an article", zh: "文章的 `page`" },
    fields: [
      field("paper", TEXT, "the paper's name", "报名"),
      field("date", TEXT, "ISO 8601: 2025-06-22", "ISO 8601 日期：2025-06-22"),
      field("number", "number or null", "the page's number", "版次"),
      field("section", TEXT, "the section's name", "版名"),
    ],
  },
  {
    name: "byline",
    where: { en: "in `bylines`", zh: "`bylines` 之中" },
    fields: [
      field("role", TEXT, "记者, 通讯员, 作者 …, in simplified characters", "记者、通讯员、作者等，用简体"),
      field("outlet", TEXT, "本报, 新华社 …", "本报、新华社等"),
      field("name", "string", "as printed", "姓名，照原样"),
    ],
  },
  {
    name: "dateline",
    where: { en: "`dateline` of an article", zh: "文章的 `dateline`" },
    fields: [
      field("outlet", TEXT, "本报, 新华社 …", "本报、新华社等"),
      field("place", TEXT, "the place", "地点"),
      field("date", TEXT, "as printed: 6月21日", "照原样：6月21日"),
    ],
  },
  {
    name: "element",
    where: { en: "in `body`", zh: "`body` 之中" },
    fields: [
      field("type", '"paragraph" or "crosshead"', "what it is", "段落或小标题"),
      field("text", "string", "lines joined, letter-spacing undone", "已连行、去字距"),
    ],
  },
  {
    name: "search",
    where: { en: "`search`", zh: "`search`" },
    fields: [
      VERSION,
      QUERY,
      field(
        "total",
        "number",
        "all that was found, whatever `--limit` says",
        "全部命中数，不受 `--limit` 影响",
      ),
      field("hits", "list of hit", "best first, or as `--sort` says", "最相关的在前，或按 `--sort`"),
    ],
  },
  {
    name: "hit",
    where: { en: "in `hits`; a line of `search --ndjson`", zh: "`hits` 之中；`search --ndjson` 的一行" },
    fields: [
      ID,
      SOURCE,
      KIND,
      field("title", "string", "the headline, else the first sentence", "主题，没有则为首句"),
      field("headline", TEXT, "as of an article", "同文章"),
      field("kicker", TEXT, "as of an article", "同文章"),
      field("field", FIELD_NAMES, "where it matched best", "最佳匹配所在"),
      field("match", '"exact" or "pinyin" or "near"', "how it matched", "匹配方式"),
      field("snippet", "string", "the words around the match", "匹配处前后文"),
      field("marks", "list of span", "what matched in the snippet", "`snippet` 中的匹配处"),
    ],
  },
  {
    name: "kwic",
    where: { en: "`kwic`", zh: "`kwic`" },
    fields: [
      VERSION,
      QUERY,
      field("total", "number", "all places, whatever `--limit` says", "全部处数，不受 `--limit` 影响"),
      field("rows", "list of row", "in the order asked for", "按所要求的顺序"),
    ],
  },
  {
    name: "row",
    where: { en: "in `rows`; a line of `kwic --ndjson`", zh: "`rows` 之中；`kwic --ndjson` 的一行" },
    fields: [
      ID,
      SOURCE,
      field("field", FIELD_NAMES, "where it stands", "所在部分"),
      field("left", "string", "what stands before the word", "词前文字"),
      field("word", "string", "the word as printed", "词，照原样"),
      field("right", "string", "what follows it", "词后文字"),
    ],
  },
  {
    name: "stats",
    where: { en: "`stats`", zh: "`stats`" },
    fields: [
      VERSION,
      field("total", "number", "all articles and pictures", "文章和图片总数"),
      field("figures", "figures", "a list of counts for each figure asked for", "所要求的各项统计"),
    ],
  },
  {
    name: "count",
    where: {
      en: "in a list of `figures`; a line of `stats --ndjson`, there with `figure` before it",
      zh: "`figures` 各列表之中；`stats --ndjson` 的一行，前有 `figure`",
    },
    fields: [
      field("value", "string", "a month, a page, a place, a name …", "月、版、地点、姓名等"),
      field("count", "number", "how many have it", "篇数"),
    ],
  },
  {
    name: "check",
    where: { en: "`check`", zh: "`check`" },
    fields: [
      VERSION,
      field("pages", "list of report", "pages that could be read", "读到的版面"),
      field(
        "warnings",
        "list of warning",
        "files that could not, and what else was told",
        "未能读取的文件及其他提示",
      ),
    ],
  },
  {
    name: "report",
    where: { en: "in `pages`; a line of `check --ndjson`", zh: "`pages` 之中；`check --ndjson` 的一行" },
    fields: [
      field("path", "string", "the file", "文件"),
      field("encoding", "string", "as it was read", "读取所用编码"),
      field("articles", "number", "articles found", "文章数"),
      field("pictures", "number", "pictures found", "图片数"),
      field("characters", "number", "visible characters of the page", "版面可见字符数"),
      field(
        "unplaced",
        "number",
        "characters that went nowhere, or to two places",
        "未归位或重复归位的字符数",
      ),
      field("broken", "number", "places with broken bytes", "坏字节处数"),
      field("close", "number", "blocks that nearly read as something else", "读法两可的文块数"),
      field("date", TEXT, "ISO 8601", "ISO 8601 日期"),
      field(
        "dateInferred",
        "boolean",
        "from datelines and text, since nothing else told it",
        "日期由电头和正文推断",
      ),
      field(
        "frontMatter",
        "list of string",
        "lines of the block at its head that were not understood, each behind its number",
        "卷首信息中不能识别的行，行号在前",
      ),
      field(
        "look",
        'list of "no-items" or "unplaced" or "broken" or "close" or "front-matter"',
        "why it needs a look; empty where it does not",
        "为何需要查看；不需要则为空",
      ),
    ],
  },
  {
    name: "warning",
    where: { en: "in `warnings`", zh: "`warnings` 之中" },
    fields: [
      field(
        "kind",
        "string",
        "what is wrong, a word: `missing`, `empty`, `not-text` …",
        "问题代号：`missing`、`empty`、`not-text` 等",
      ),
      field("path", "string", "the file or folder", "文件或文件夹"),
      field("detail", "string", "a count, a size, an error code", "数目、大小或错误代码"),
    ],
  },
];
