import type { Lang } from "../ui/options.js";
import { many } from "../ui/words/many.js";
import type { Misuse } from "./parse.js";

/** What the command line says, in both languages. The help's texts stand in the table of commands. */
export interface Words {
  readonly usage: string;
  readonly options: string;
  readonly everywhere: string;
  readonly examples: string;
  readonly piped: string;
  readonly exitCodes: string;
  readonly exits: readonly [string, string, string, string];
  readonly about: string;
  readonly choices: string;
  readonly members: string;
  readonly seeHelp: string;
  readonly misuse: (misuse: Misuse) => { what: string; remedy: string };
  readonly noArticle: (id: string) => { what: string; remedy: string };
  readonly corpusGone: { what: string; remedy: string };
  readonly badEncoding: (known: string) => { what: string; remedy: string };
  readonly badConfig: (detail: string) => { what: string; remedy: string };
  readonly badField: (known: string) => { what: string; remedy: string };
  readonly badFilter: (known: string) => { what: string; remedy: string };
  readonly noTerminal: { what: string; remedy: string };
  readonly cannotWrite: (code: string) => { what: string; remedy: string };
  readonly unexpected: { remedy: string };
  readonly wrote: (count: number, where: string) => string;
  readonly meant: (command: string) => string;
  readonly path: (path: string) => string;
  readonly more: (count: number) => string;
  readonly firstOf: (shown: number, total: number) => string;
  /** `query` and `narrowed` (the options that leave articles out) are empty where there is none. */
  readonly none: (query: string, narrowed: string) => string;
  readonly figures: Readonly<Record<string, string>>;
  readonly check: {
    readonly clean: string;
    readonly items: (articles: number, pictures: number) => string;
    readonly unplaced: (count: number) => string;
    readonly broken: (count: number) => string;
    readonly close: (count: number) => string;
    readonly frontMatter: (count: number) => string;
    readonly noItems: string;
    readonly noDate: string;
    readonly inferred: string;
    readonly total: (pages: number, items: number, look: number) => string;
  };
  /** What goes on, before its bar, and the rest of the time in seconds. */
  readonly work: Readonly<Record<"reading" | "writing", string>>;
  readonly rest: (seconds: number) => string;
}

/** What helps where something cannot be written, by the system's code. */
const WRITE_REMEDIES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  ENOSPC: { en: "the disk is full, make room on it", zh: "磁盘已满，请腾出空间" },
  ENOENT: { en: "there is no such folder, make it first", zh: "没有这个文件夹，请先建立" },
  ENOTEMPTY: {
    en: "the folder has files in it, name one that is new or empty",
    zh: "文件夹里已有文件，请另指一个新的或空的文件夹",
  },
  EISDIR: {
    en: "it is a folder, name a file; for --format markdown and a new folder end it in /",
    zh: "这是文件夹，请指明文件；markdown 要写入新文件夹，请以 / 结尾",
  },
  ENOTDIR: {
    en: "a file stands where a folder should, name another place",
    zh: "那里是文件，不是文件夹，请另指一处",
  },
  EACCES: { en: "you may not write there, name another place", zh: "没有写入权限，请另指一处" },
  EROFS: { en: "it can only be read there, name another place", zh: "那里只读，请另指一处" },
};

function remedyOf(code: string): Readonly<Record<Lang, string>> {
  return WRITE_REMEDIES[code] ?? { en: "check the folder and the disk", zh: "请检查文件夹和磁盘" };
}

const EN: Words = {
  usage: "Usage",
  options: "Options",
  everywhere: "Options of every command",
  examples: "Examples",
  piped: "A line in a pipe, with tabs between",
  exitCodes: "Exit codes",
  exits: ["found, done", "nothing found", "trouble, told on standard error", "interrupted"],
  about: "A keyboard reader for Chinese newspaper pages.",
  choices: "one of",
  members: "of these",
  seeHelp: "`unionnews COMMAND --help` shows a command's own options and examples.",
  misuse: ({ misuse, about, detail }) => {
    switch (misuse) {
      case "unknown-option":
        return {
          what: `there is no option ${about}`,
          remedy:
            detail === ""
              ? `see unionnews --help; a word to leave out of a search comes after --: … -- ${about}`
              : `did you mean ${detail}?`,
        };
      case "no-value":
        return { what: `${about} needs a value`, remedy: `write ${about} ${detail}` };
      case "bad-value":
        return {
          what: `${about} cannot be that`,
          remedy: detail === "" ? "it takes no value" : `it takes ${detail}`,
        };
      case "no-argument":
        return { what: `${about} needs ${detail}`, remedy: `see unionnews ${about} --help` };
      case "too-many":
        return {
          what: `${about} does not know what to do with “${detail}”`,
          remedy: `see unionnews ${about} --help`,
        };
      case "not-for":
        return { what: `${about} is no option of ${detail}`, remedy: `see unionnews ${detail} --help` };
    }
  },
  noArticle: (id) => ({ what: `no article has the id ${id}`, remedy: "unionnews list prints all ids" }),
  corpusGone: {
    what: "the corpus that was left is not there",
    remedy: "bring it back, or name another with --corpus; these are the pages of any start",
  },
  badEncoding: (known) => ({ what: "no such encoding", remedy: `known are ${known}` }),
  badConfig: (detail) => ({ what: `setting left aside: ${detail}`, remedy: "correct it or take it out" }),
  badField: (known) => ({ what: "no such field", remedy: `known are ${known}` }),
  badFilter: (known) => ({ what: "not a filter", remedy: `write BY=VALUE with one of ${known}` }),
  noTerminal: {
    what: "the reader needs a terminal on standard output",
    remedy: "use unionnews show ID to print an article",
  },
  cannotWrite: (code) => ({ what: `cannot be written (${code})`, remedy: remedyOf(code).en }),
  unexpected: { remedy: "this is a fault of the program; please report it with the page that caused it" },
  wrote: (count, where) => `${many(count, "article")} written to ${where}`,
  meant: (command) => `Nothing found. Did you mean unionnews ${command}?`,
  path: (path) => `To read pages: unionnews --corpus ${path}`,
  more: (count) => `… and ${count} more; --limit sets how many`,
  firstOf: (shown, total) => `… the first ${shown} of ${total}; --limit sets how many`,
  none: (query, narrowed) =>
    `Nothing found${query && ` for “${query}”`}${narrowed && ` with ${narrowed}`}.${query && " Try fewer words, pinyin, or initials."}`,
  figures: {
    month: "By month",
    page: "By page",
    place: "By place",
    byline: "By byline",
    column: "By standing head",
    kind: "By kind",
    source: "By file",
    news: "articles",
    photo: "pictures",
  },
  check: {
    clean: "nothing needs a look",
    items: (articles, pictures) => `${many(articles, "article")}, ${many(pictures, "picture")}`,
    unplaced: (count) => `${many(count, "character")} not placed`,
    broken: (count) => many(count, "broken place"),
    close: (count) => many(count, "close call"),
    frontMatter: (count) => `${many(count, "line")} of front matter not understood`,
    noItems: "no articles found",
    noDate: "no date",
    inferred: "date inferred",
    total: (pages, items, look) =>
      `${many(pages, "page")}, ${many(items, "item")}, ${many(look, "needs", "need")} a look`,
  },
  work: { reading: "reading pages", writing: "writing articles" },
  rest: (seconds) =>
    seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`,
};

const ZH: Words = {
  usage: "用法",
  options: "选项",
  everywhere: "各命令通用选项",
  examples: "例",
  piped: "管道中的一行，以制表符分隔",
  exitCodes: "退出码",
  exits: ["已找到，已完成", "没有找到", "出错，标准错误中有说明", "被中断"],
  about: "用键盘在终端里读中文报纸。",
  choices: "可用",
  members: "可用",
  seeHelp: "“unionnews 命令 --help”显示该命令的选项和示例。",
  misuse: ({ misuse, about, detail }) => {
    switch (misuse) {
      case "unknown-option":
        return {
          what: `没有选项 ${about}`,
          remedy:
            detail === ""
              ? `请看 unionnews --help；要从查询中排除的词请写在 -- 之后：… -- ${about}`
              : `是否想用 ${detail}？`,
        };
      case "no-value":
        return { what: `${about} 缺少取值`, remedy: `请写作 ${about} ${detail}` };
      case "bad-value":
        return {
          what: `${about} 的取值不对`,
          remedy: detail === "" ? "它不带取值" : `可用：${detail}`,
        };
      case "no-argument":
        return { what: `${about} 缺少 ${detail}`, remedy: `请看 unionnews ${about} --help` };
      case "too-many":
        return { what: `${about} 不认识“${detail}”`, remedy: `请看 unionnews ${about} --help` };
      case "not-for":
        return { what: `${about} 不是 ${detail} 的选项`, remedy: `请看 unionnews ${detail} --help` };
    }
  },
  noArticle: (id) => ({ what: `没有编号为 ${id} 的文章`, remedy: "unionnews list 列出全部编号" }),
  corpusGone: {
    what: "上次的语料不在了",
    remedy: "请放回，或用 --corpus 另指；现在是平常打开的版面",
  },
  badEncoding: (known) => ({ what: "没有这种编码", remedy: `可用：${known}` }),
  badConfig: (detail) => ({ what: `设置未采用：${detail}`, remedy: "请改正或删去" }),
  badField: (known) => ({ what: "没有这个字段", remedy: `可用：${known}` }),
  badFilter: (known) => ({ what: "不是筛选", remedy: `写成 类别=值，类别可用：${known}` }),
  noTerminal: { what: "阅读界面需要终端作为标准输出", remedy: "用 unionnews show 编号 输出文章" },
  cannotWrite: (code) => ({ what: `无法写入（${code}）`, remedy: remedyOf(code).zh }),
  unexpected: { remedy: "这是程序的错误，请连同引起它的版面一起报告" },
  wrote: (count, where) => `已将 ${count} 篇写入 ${where}`,
  meant: (command) => `没有找到。是否想用 unionnews ${command}？`,
  path: (path) => `要读版面，请用 unionnews --corpus ${path}`,
  more: (count) => `……另有 ${count} 条；--limit 可定条数`,
  firstOf: (shown, total) => `……共 ${total} 条，以上 ${shown} 条；--limit 可定条数`,
  none: (query, narrowed) =>
    `没有找到${query && `“${query}”`}${narrowed && `（${narrowed}）`}。${query && "可少写几个词，或用拼音、首字母。"}`,
  figures: {
    month: "按月",
    page: "按版",
    place: "按地点",
    byline: "按署名",
    column: "按栏目",
    kind: "按类别",
    source: "按文件",
    news: "文章",
    photo: "图片",
  },
  check: {
    clean: "无须查看",
    items: (articles, pictures) => `${articles} 篇 ${pictures} 图`,
    unplaced: (count) => `${count} 字未归位`,
    broken: (count) => `${count} 处坏字节`,
    close: (count) => `${count} 处两可`,
    frontMatter: (count) => `卷首信息 ${count} 行不能识别`,
    noItems: "没有读出文章",
    noDate: "无日期",
    inferred: "日期系推定",
    total: (pages, items, look) => `${pages} 版 ${items} 条，${look} 版须查看`,
  },
  work: { reading: "读取版面", writing: "写出文章" },
  rest: (seconds) => (seconds < 90 ? `约剩 ${seconds} 秒` : `约剩 ${Math.round(seconds / 60)} 分`),
};

const TABLES: Readonly<Record<Lang, Words>> = { en: EN, zh: ZH };

/** What the command line says, in a language. */
export function wordsIn(lang: Lang): Words {
  return TABLES[lang];
}
