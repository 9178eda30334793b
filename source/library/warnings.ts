/** What can be wrong with one file or folder. The rest goes on; the reader is told the path, the reason, the remedy. */
type WarningKind =
  | "missing"
  | "unreadable"
  | "empty-folder"
  | "no-pages"
  | "not-pages"
  | "not-text"
  | "empty"
  | "too-large"
  | "too-many"
  | "broken-bytes"
  | "damaged-gzip"
  | "bad-front-matter"
  | "state-aside"
  | "state-read-only"
  | "no-home"
  | "lost"
  | "output";

export interface Warning {
  readonly kind: WarningKind;
  /** As the reader wrote it or as it was found under what they wrote; not yet safe for a terminal. */
  readonly path: string;
  /** A count, a size, a system's error code: whatever the sentence needs. */
  readonly detail: string;
}

/** Files of other kinds are told, yet nothing is wrong with them; so is damage that is shown in the text. */
const HARMLESS: ReadonlySet<WarningKind> = new Set(["not-pages", "broken-bytes", "bad-front-matter"]);

/** True where something that was asked for could not be read. */
export function isTrouble(warning: Warning): boolean {
  return !HARMLESS.has(warning.kind);
}

type Sentence = (detail: string) => { readonly what: string; readonly remedy: string };

const EN: Record<WarningKind, Sentence> = {
  missing: () => ({ what: "no such file or folder", remedy: "check the path" }),
  unreadable: (code) => ({
    what: `cannot be read (${code})`,
    remedy: "check its permissions, or name another path with --corpus",
  }),
  "empty-folder": () => ({ what: "the folder is empty", remedy: "put pages (.txt or .txt.gz) in it" }),
  "no-pages": (count) => ({
    what: `no pages among its ${count} file${count === "1" ? "" : "s"}`,
    remedy: "a page is a file that ends in .txt or .txt.gz",
  }),
  "not-pages": (count) => ({ what: `${count} left alone`, remedy: "pages end in .txt or .txt.gz" }),
  "not-text": () => ({
    what: "not text in any encoding known here",
    remedy: "name the encoding with --encoding, or take the file away",
  }),
  empty: () => ({ what: "the file is empty", remedy: "extract the page again, or take the file away" }),
  "too-large": (size) => ({
    what: `${size}, over the limit of 64 MB`,
    remedy: "split it, one page of the paper a file",
  }),
  "too-many": (count) => ({
    what: `more than ${count} articles; the rest is left out`,
    remedy: "name fewer folders with --corpus",
  }),
  "broken-bytes": (detail) => ({
    what: `broken bytes, shown as \ufffd: ${detail}`,
    remedy: "extract it again, or name the encoding with --encoding",
  }),
  "damaged-gzip": () => ({ what: "the gzip data is damaged", remedy: "compress the page again" }),
  "bad-front-matter": (line) => ({
    what: `front matter not understood in line ${line}`,
    remedy: "known are paper, date (2025-06-22), number, section",
  }),
  "state-aside": (where) => ({
    what: "what was remembered could not be read",
    remedy: `the file was set aside as ${where}; a new one is begun`,
  }),
  "state-read-only": (code) => ({
    what: `nothing can be remembered here (${code})`,
    remedy: "make the folder writable, or set XDG_STATE_HOME",
  }),
  "no-home": () => ({
    what: "nothing can be remembered, for no home is known",
    remedy: "set HOME or XDG_STATE_HOME",
  }),
  lost: () => ({ what: "has changed or gone since it was read", remedy: "run the command again" }),
  output: (code) => ({ what: `cannot be written (${code})`, remedy: "check the folder and the disk" }),
};

const ZH: Record<WarningKind, Sentence> = {
  missing: () => ({ what: "没有这个文件或文件夹", remedy: "请检查路径" }),
  unreadable: (code) => ({ what: `无法读取（${code}）`, remedy: "请检查权限，或用 --corpus 另指路径" }),
  "empty-folder": () => ({ what: "文件夹是空的", remedy: "请放入版面文件（.txt 或 .txt.gz）" }),
  "no-pages": (count) => ({
    what: `其中 ${count} 个文件都不是版面`,
    remedy: "版面文件名以 .txt 或 .txt.gz 结尾",
  }),
  "not-pages": (count) => ({ what: `${count} 未读`, remedy: "版面文件名以 .txt 或 .txt.gz 结尾" }),
  "not-text": () => ({ what: "不是任何已知编码的文本", remedy: "请用 --encoding 指明编码，或移走此文件" }),
  empty: () => ({ what: "文件是空的", remedy: "请重新提取版面，或移走此文件" }),
  "too-large": (size) => ({ what: `${size}，超过 64 MB 的限制`, remedy: "请拆成一版一个文件" }),
  "too-many": (count) => ({ what: `超过 ${count} 篇，其余略去`, remedy: "请用 --corpus 少指几个文件夹" }),
  "broken-bytes": (detail) => ({
    what: `坏字节（显示为 \ufffd）：${detail}`,
    remedy: "请重新提取，或用 --encoding 指明编码",
  }),
  "damaged-gzip": () => ({ what: "gzip 数据已损坏", remedy: "请重新压缩版面" }),
  "bad-front-matter": (line) => ({
    what: `卷首信息不能识别，行 ${line}`,
    remedy: "可用 paper、date（2025-06-22）、number、section",
  }),
  "state-aside": (where) => ({ what: "阅读记录无法读取", remedy: `原文件已另存为 ${where}，另起新记录` }),
  "state-read-only": (code) => ({
    what: `此处无法保存阅读记录（${code}）`,
    remedy: "请使文件夹可写，或设定 XDG_STATE_HOME",
  }),
  "no-home": () => ({ what: "不知主目录何在，无法保存阅读记录", remedy: "请设定 HOME 或 XDG_STATE_HOME" }),
  lost: () => ({ what: "读过之后已有改动，或已不在", remedy: "请重新运行" }),
  output: (code) => ({ what: `无法写入（${code}）`, remedy: "请检查文件夹和磁盘" }),
};

/** The warning in words, in the language of the interface. */
export function warningText(warning: Warning, lang: "en" | "zh"): { what: string; remedy: string } {
  return (lang === "zh" ? ZH : EN)[warning.kind](warning.detail);
}
