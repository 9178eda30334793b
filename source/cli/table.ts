// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table; apart from its types it holds no code.

import { isNear } from "../ui/near.js";
import type { Lang } from "../ui/options.js";
import { SCRIPTS } from "../ui/state.js";

/**
 * The one table of commands and options. The help, the README's tables, the completions and the man page are
 * made from it, and a test fails when one of them is out of date. `parse.ts` accepts what stands here and nothing else.
 */

export type Text = Readonly<Record<Lang, string>>;

export interface OptionSpec {
  /** As typed, without the dashes. A name that begins with `no-` switches off what is on by itself. */
  readonly name: string;
  readonly short?: string;
  /** What stands after it; a switch has none. */
  readonly value?: {
    readonly name: string;
    readonly kind: "text" | "number" | "path";
    readonly choices?: readonly string[];
  };
  /** May be given again and again. */
  readonly multiple?: boolean;
  readonly help: Text;
}

export interface CommandSpec {
  readonly name: CommandName;
  /** What follows it, as the help shows it. */
  readonly args: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly string[];
  /** In a pipe: what stands in a line, tab after tab; where there is `--fields`, unless that says otherwise. */
  readonly piped?: readonly string[];
  readonly help: Text;
  readonly examples: readonly { readonly line: string; readonly help: Text }[];
}

export type CommandName =
  | "read"
  | "list"
  | "search"
  | "show"
  | "open"
  | "kwic"
  | "stats"
  | "export"
  | "check"
  | "completions"
  | "man";

const ANY = Number.POSITIVE_INFINITY;

const LIST_SORTS = ["page", "newest", "oldest"] as const;
export const SEARCH_SORTS = ["relevance", "newest", "oldest", "page"] as const;
const KWIC_SORTS = ["page", "left", "right"] as const;
export const FORMATS = ["json", "ndjson", "csv", "markdown", "bibtex", "csl", "bulk", "mapping"] as const;
export const FIGURES = ["month", "page", "place", "byline", "column", "kind"] as const;
/** Counted only when it is asked for: a corpus has as many files as it has pages. */
export const ASKED_FIGURES = [...FIGURES, "source"] as const;
/** What `--fields` names: of an article, and of a hit. */
export const ARTICLE_FIELDS = [
  "id",
  "corpus",
  "source",
  "kind",
  "paper",
  "date",
  "page",
  "section",
  "title",
  "column",
  "group",
  "kicker",
  "headline",
  "deck",
  "byline",
  "place",
  "summary",
  "body",
  "notes",
  "continuedOn",
  "continuedFrom",
  "dateInferred",
] as const;
export const HIT_FIELDS = [...ARTICLE_FIELDS, "field", "match", "snippet", "score"] as const;
/** What a line holds in a pipe where `--fields` does not say. */
export const LIST_LINE = ["id", "kind", "date", "page", "title", "byline", "source"] as const;
export const HIT_LINE = ["id", "kind", "date", "page", "title", "field", "match", "snippet"] as const;
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** Options that every command knows. */
export const GLOBAL_OPTIONS: readonly string[] = [
  "corpus",
  "encoding",
  "script",
  "lang",
  "ambiguous",
  "no-color",
  "no-cache",
  "help",
  "version",
];

export const OPTIONS: readonly OptionSpec[] = [
  {
    name: "corpus",
    short: "c",
    value: { name: "PATH", kind: "path" },
    multiple: true,
    help: {
      en: "a file or a folder with pages, - for standard input; again for more",
      zh: "版面文件或文件夹，- 为标准输入；可多次给出",
    },
  },
  {
    name: "encoding",
    value: { name: "NAME", kind: "text", choices: ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"] },
    help: {
      en: "read pages in this encoding, whatever their content says",
      zh: "一律按此编码读取，不再按内容判断",
    },
  },
  {
    name: "script",
    value: { name: "SCRIPT", kind: "text", choices: SCRIPTS },
    help: {
      en: "show text as printed, in simplified, in Taiwan's or Hong Kong's traditional characters",
      zh: "按原文、简体、台湾繁体或香港繁体显示",
    },
  },
  {
    name: "lang",
    value: { name: "LANG", kind: "text", choices: ["zh", "en"] },
    help: { en: "language of the interface", zh: "界面语言" },
  },
  {
    name: "ambiguous",
    value: { name: "WIDTH", kind: "text", choices: ["auto", "narrow", "wide"] },
    help: {
      en: "how wide the terminal draws “ ” … — ·; auto asks it",
      zh: "终端如何显示“ ” … — · 等字符；auto 为询问终端",
    },
  },
  {
    name: "mixed-sounds",
    help: {
      en: "in pinyin take for one what many speakers mix: z zh, c ch, s sh, n l, in ing, en eng, an ang",
      zh: "模糊音：拼音 z zh、c ch、s sh、n l、in ing、en eng、an ang 不分",
    },
  },
  { name: "no-color", help: { en: "no colours", zh: "不用颜色" } },
  {
    name: "no-cache",
    help: {
      en: "neither use nor keep what was made of pages, or of the program",
      zh: "不使用也不保存版面和程序的缓存",
    },
  },
  {
    name: "no-state",
    help: { en: "remember nothing of this session", zh: "不记录本次阅读" },
  },
  {
    name: "screen-reader",
    help: { en: "plain text for a screen reader", zh: "供读屏软件使用的纯文本" },
  },
  { name: "no-pager", help: { en: "never start a pager", zh: "不使用分页程序" } },
  {
    name: "json",
    help: { en: "print one JSON object", zh: "输出一个 JSON 对象" },
  },
  { name: "ndjson", help: { en: "print one JSON object a line", zh: "每行输出一个 JSON 对象" } },
  {
    name: "limit",
    short: "n",
    value: { name: "N", kind: "number" },
    help: {
      en: "at most this many; else all, but on a terminal 50 hits of search and 20 rows of a figure",
      zh: "最多输出几条；不给则全部，但终端上 search 为 50 条、统计各项为 20 行",
    },
  },
  {
    name: "sort",
    value: {
      name: "ORDER",
      kind: "text",
      choices: ["relevance", "newest", "oldest", "page", "left", "right"],
    },
    help: { en: "the order", zh: "排序" },
  },
  { name: "reverse", help: { en: "the other way round", zh: "倒序" } },
  {
    name: "filter",
    value: { name: "BY=VALUE", kind: "text" },
    multiple: true,
    help: {
      en: "only articles with this month, page, place, byline, column, kind or source; again for more",
      zh: "只要此 month、page、place、byline、column、kind 或 source 的文章；可多次给出",
    },
  },
  { name: "kept", help: { en: "only what you have kept in the reader", zh: "只要在阅读界面收藏的" } },
  {
    name: "fields",
    value: { name: "A,B,C", kind: "text" },
    help: { en: "which fields to print", zh: "输出哪些字段" },
  },
  {
    name: "width",
    short: "w",
    value: { name: "CELLS", kind: "number" },
    help: { en: "width of the output in cells", zh: "输出宽度（格）" },
  },
  {
    name: "by",
    value: { name: "FIGURE", kind: "text", choices: ASKED_FIGURES },
    multiple: true,
    help: { en: "what to count; again for more", zh: "按什么统计；可多次给出" },
  },
  {
    name: "format",
    short: "f",
    value: { name: "FORMAT", kind: "text", choices: FORMATS },
    help: {
      en: "json, ndjson, csv, markdown, bibtex, csl, bulk (OpenSearch), mapping (its index)",
      zh: "json、ndjson、csv、markdown、bibtex、csl、bulk（OpenSearch）、mapping（其索引）",
    },
  },
  {
    name: "output",
    short: "o",
    value: { name: "PATH", kind: "path" },
    help: {
      en: "write to this file, whole or not at all; with markdown a path that ends in / is a folder",
      zh: "写入此文件，要么完整要么不写；markdown 且路径以 / 结尾时写入文件夹",
    },
  },
  { name: "help", short: "h", help: { en: "this help", zh: "本帮助" } },
  { name: "version", short: "V", help: { en: "the version", zh: "版本" } },
];

const READING = ["mixed-sounds", "no-state", "screen-reader"];
const PRINTING = ["width", "no-pager"];
const NARROWING = ["filter", "kept"];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: "read",
    args: "[QUERY]",
    least: 0,
    most: ANY,
    options: READING,
    help: {
      en: "open the reader, with a search typed in; - goes on where one stopped",
      zh: "打开阅读界面，可直接带查询；- 为继续上次阅读",
    },
    examples: [
      { line: "unionnews", help: { en: "open the reader", zh: "打开阅读界面" } },
      { line: "unionnews 工会驿站", help: { en: "open it with a search", zh: "打开并查询" } },
      { line: "unionnews -", help: { en: "go on where you stopped", zh: "继续上次阅读" } },
    ],
  },
  {
    name: "list",
    args: "",
    least: 0,
    most: 0,
    options: ["json", "ndjson", "limit", "sort", "reverse", ...NARROWING, "fields", ...PRINTING],
    piped: LIST_LINE,
    help: { en: "print every article, one a line", zh: "列出全部文章，每篇一行" },
    examples: [
      { line: "unionnews list", help: { en: "all articles", zh: "全部文章" } },
      {
        line: "unionnews list --fields id,headline --limit 5",
        help: { en: "two fields of the first five", zh: "前五篇的两个字段" },
      },
      { line: "unionnews list --json", help: { en: "everything, as JSON", zh: "全部内容，JSON 格式" } },
    ],
  },
  {
    name: "search",
    args: "QUERY",
    least: 1,
    most: ANY,
    options: [
      "mixed-sounds",
      "json",
      "ndjson",
      "limit",
      "sort",
      "reverse",
      ...NARROWING,
      "fields",
      ...PRINTING,
    ],
    piped: HIT_LINE,
    help: { en: "print what is found, best first", zh: "输出查询结果，最相关的在前" },
    examples: [
      { line: "unionnews search 工会驿站", help: { en: "by words", zh: "按词" } },
      { line: "unionnews search ghyz", help: { en: "by pinyin initials", zh: "按拼音首字母" } },
      {
        line: "unionnews search --mixed-sounds senzen",
        help: { en: "深圳, as one types it who does not tell s from sh", zh: "平翘舌不分也能找到“深圳”" },
      },
      {
        line: "unionnews search '记者:刘静 类:图' --json",
        help: { en: "by reporter, pictures only, as JSON", zh: "按记者，只要图片，JSON 格式" },
      },
    ],
  },
  {
    name: "show",
    args: "ID…",
    least: 1,
    most: ANY,
    options: ["json", "ndjson", ...PRINTING],
    help: { en: "print articles", zh: "输出文章" },
    examples: [
      {
        line: "unionnews show $(unionnews list --fields id --limit 1)",
        help: { en: "the first article", zh: "第一篇文章" },
      },
    ],
  },
  {
    name: "open",
    args: "ID",
    least: 1,
    most: 1,
    options: READING,
    help: { en: "open the reader at an article", zh: "打开阅读界面并翻到一篇文章" },
    examples: [
      {
        line: "unionnews open $(unionnews list --fields id --limit 1)",
        help: { en: "the first article", zh: "第一篇文章" },
      },
    ],
  },
  {
    name: "kwic",
    args: "QUERY",
    least: 1,
    most: ANY,
    options: ["mixed-sounds", "json", "ndjson", "limit", "sort", "reverse", ...NARROWING, ...PRINTING],
    piped: ["id", "field", "left", "word", "right"],
    help: {
      en: "print a concordance: every place aligned on the word, with its neighbours",
      zh: "输出逐词索引：各处以词对齐，附左右文",
    },
    examples: [
      { line: "unionnews kwic 工会", help: { en: "in page order", zh: "按版面顺序" } },
      { line: "unionnews kwic 工会 --sort right", help: { en: "by what follows", zh: "按右邻排序" } },
    ],
  },
  {
    name: "stats",
    args: "[QUERY]",
    least: 0,
    most: ANY,
    options: ["mixed-sounds", ...NARROWING, "json", "ndjson", "by", "limit", ...PRINTING],
    piped: ["figure", "value", "count"],
    help: {
      en: "print figures: articles by month, page, place, byline, column, kind",
      zh: "输出统计：按月、版、地点、署名、栏目、类别",
    },
    examples: [
      { line: "unionnews stats", help: { en: "all figures", zh: "全部统计" } },
      {
        line: "unionnews stats --by byline --limit 10",
        help: { en: "who wrote most", zh: "篇数最多的作者" },
      },
    ],
  },
  {
    name: "export",
    args: "[QUERY]",
    least: 0,
    most: ANY,
    options: ["mixed-sounds", "format", "output", "limit", "sort", "reverse", ...NARROWING],
    help: {
      en: "write all articles, or what is found, for other programs",
      zh: "导出全部文章或查询结果，供其他程序使用",
    },
    examples: [
      {
        line: "unionnews export --format json --output articles.json",
        help: { en: "everything, as JSON", zh: "全部内容，JSON 格式" },
      },
      {
        line: "unionnews export --format csv --output articles.csv",
        help: { en: "for a spreadsheet", zh: "供电子表格使用" },
      },
      {
        line: "unionnews export 工会驿站 --format bibtex --output articles.bib",
        help: { en: "what a search finds, as BibTeX", zh: "查询结果，BibTeX 格式" },
      },
      {
        line: "unionnews export --format markdown --output articles/",
        help: { en: "one file an article", zh: "每篇一个文件" },
      },
    ],
  },
  {
    name: "check",
    args: "[PATH…]",
    least: 0,
    most: ANY,
    options: ["json", "ndjson", ...PRINTING],
    piped: ["path", "encoding", "articles", "pictures", "unplaced", "broken", "close", "date", "look"],
    help: {
      en: "say of each page what was read and what needs a look; exit 1 where something does",
      zh: "逐版报告读取情况和需要查看之处；有则退出码为 1",
    },
    examples: [
      { line: "unionnews check", help: { en: "every page of the corpus", zh: "语料的每一版" } },
      { line: "unionnews check --json", help: { en: "as JSON", zh: "JSON 格式" } },
    ],
  },
  {
    name: "completions",
    args: "SHELL",
    least: 1,
    most: 1,
    options: [],
    help: { en: "print the completions for bash, zsh or fish", zh: "输出 bash、zsh 或 fish 的补全脚本" },
    examples: [{ line: "unionnews completions bash", help: { en: "for bash", zh: "供 bash 使用" } }],
  },
  {
    name: "man",
    args: "",
    least: 0,
    most: 0,
    options: [],
    help: { en: "print the manual page", zh: "输出手册页" },
    examples: [{ line: "unionnews man", help: { en: "its source, for man", zh: "man 所用的源文本" } }],
  },
];

/** By its long name, without the dashes. */
export function optionNamed(name: string): OptionSpec | undefined {
  return OPTIONS.find((option) => option.name === name);
}

/** By the word that one types for it. */
export function commandNamed(name: string): CommandSpec | undefined {
  return COMMANDS.find((command) => command.name === name);
}

/** The command that a word is, but for one letter wrong, missing, added, or two of them the wrong way round. */
export function commandNear(word: string): CommandName | undefined {
  return COMMANDS.map(({ name }) => name).find(
    (name) => name !== "read" && name !== word && isNear(word, name),
  );
}

/** The orders that a command knows; of the others the option's own list of values holds. */
export function choicesOf(option: OptionSpec, command: CommandName): readonly string[] | undefined {
  if (option.name !== "sort") return option.value?.choices;
  if (command === "kwic") return KWIC_SORTS;
  return command === "list" ? LIST_SORTS : SEARCH_SORTS;
}

/** The names that the value is made of, parted by commas; null where it is no such list. */
export function membersOf(option: OptionSpec, command: CommandName): readonly string[] | null {
  if (option.name !== "fields") return null;
  return command === "list" ? ARTICLE_FIELDS : HIT_FIELDS;
}

/** Exit codes, as the help and the manual say them. */
export const EXIT = { found: 0, nothing: 1, trouble: 2, hungUp: 129, interrupted: 130 } as const;
