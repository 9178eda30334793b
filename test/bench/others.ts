import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wrap } from "../../source/typeset/wrap.js";
import { type Session, start } from "../session/terminal.js";
import { type Figure, median, smoke } from "./figure.js";
import { shippedArticles } from "./generate.js";
import { keys } from "./keys.js";

/**
 * The readers that people have, in the same terminal, on the same text, in the same run: what the README compares with.
 * A program that this machine has not is left out.
 */
const SIZE = { cols: 120, rows: 36 } as const;
/** A locale that every machine has: with one that is missing, less takes Chinese for a binary file. */
const UTF8 = { LANG: "C.UTF-8" } as const;
const STEPS = smoke ? 10 : 60;

interface Texts {
  readonly dir: string;
  readonly titles: readonly string[];
  readonly paragraphs: readonly string[];
}

function textsIn(dir: string): Texts {
  const articles = shippedArticles();
  const paragraphs = articles.flatMap(({ body }) => body.map(({ text }) => text));
  const titles = articles.map((article) => article.headline ?? (article.body[0]?.text ?? "").slice(0, 24));
  return { dir, titles: [...titles, ...titles], paragraphs };
}

function has(program: string): boolean {
  return spawnSync("which", [program]).status === 0;
}

/** Bytes and milliseconds of one step down, from a program that has drawn its first screen. */
async function step(name: string, session: Session, key: string): Promise<Figure[]> {
  try {
    await session.quiet(300);
    const { bytes, times } = await keys(session, () => key, STEPS);
    return [
      { figure: `${name}, bytes`, value: median(bytes), unit: "B" },
      { figure: `${name}, key to last byte`, value: median(times), unit: "ms" },
    ];
  } finally {
    await session.stop();
  }
}

async function less({ dir, paragraphs }: Texts): Promise<Figure[]> {
  const file = join(dir, "text.txt");
  writeFileSync(file, paragraphs.join("\n\n"));
  return step("less: a line down", start({ command: "less", args: [file], ...SIZE, env: UTF8 }), "j");
}

async function fzf({ dir, titles }: Texts): Promise<Figure[]> {
  const file = join(dir, "titles.txt");
  writeFileSync(file, titles.join("\n"));
  const session = start({ command: "sh", args: ["-c", `fzf < '${file}'`], ...SIZE, env: UTF8 });
  return step("fzf: a step in the list", session, "\u001b[A");
}

/** Newsboat with a feed of its own: every title an article of the same paragraphs. */
function openNewsboat({ dir, titles, paragraphs }: Texts, size: { cols: number; rows: number }): Session {
  const text = paragraphs.map((one) => `<p>${one}</p>`).join("");
  const items = titles.map(
    (title, n) =>
      `<item><title>${title}</title><guid>${n}</guid><description><![CDATA[${text}]]></description></item>`,
  );
  const feed = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>x</title>${items.join("")}</channel></rss>`;
  writeFileSync(join(dir, "feed.xml"), feed);
  writeFileSync(join(dir, "urls"), `file://${join(dir, "feed.xml")}\n`);
  writeFileSync(join(dir, "config"), "auto-reload no\n");
  const files = ["-C", join(dir, "config"), "-u", join(dir, "urls"), "-c", join(dir, "cache.db")];
  spawnSync("newsboat", [...files, "-x", "reload"], { env: { ...process.env, HOME: dir, ...UTF8 } });
  return start({ command: "newsboat", args: files, ...size, env: UTF8 });
}

async function newsboat(texts: Texts): Promise<Figure[]> {
  const session = openNewsboat({ ...texts, paragraphs: [] }, SIZE);
  await session.waitFor(/\(\d+\/\d+\)/u);
  session.type("\r");
  return step("newsboat: a step in the list", session, "j");
}

const FORBIDDEN = /^[、，。．；：！？）］｝〕】〗》〉」』”’]/u;

/** Lines that begin with a mark that may not stand there, at the four widths of the README. */
function badStarts(lines: readonly string[]): number {
  return lines.filter((line) => FORBIDDEN.test(line)).length;
}

const WIDTHS = [40, 60, 61, 72] as const;

/** More rows than the text has lines at any of the widths, so that one screen shows it whole. */
const TALL = 400;

/** Lines begun with a forbidden mark on a screen of each width. */
async function onScreens(open: (width: number) => Session, keys: string): Promise<number[]> {
  const counts: number[] = [];
  for (const width of WIDTHS) {
    const session = open(width);
    try {
      await session.quiet(300);
      for (const key of keys) {
        session.type(key);
        await session.quiet(300);
      }
      counts.push(badStarts(session.screen()));
    } finally {
      await session.stop();
    }
  }
  return counts;
}

async function typesetting(all: Texts): Promise<Figure[]> {
  const texts = { ...all, titles: all.titles.slice(0, 1), paragraphs: all.paragraphs.slice(0, 40) };
  const file = join(texts.dir, "some.txt");
  writeFileSync(file, texts.paragraphs.join("\n\n"));
  const linesOf = (width: number): string[] =>
    texts.paragraphs.flatMap((one) =>
      wrap(one, { width, ambiguous: "narrow" }).map((row) => one.slice(row.start, row.end)),
    );
  const counted: [string, readonly number[]][] = [["here", WIDTHS.map((width) => badStarts(linesOf(width)))]];
  const size = (cols: number) => ({ cols, rows: TALL });
  if (has("less")) {
    const open = (width: number) => start({ command: "less", args: [file], ...size(width), env: UTF8 });
    counted.push(["less", await onScreens(open, "")]);
  }
  if (has("newsboat"))
    counted.push(["newsboat", await onScreens((width) => openNewsboat(texts, size(width)), "\r\r")]);
  return counted.flatMap(([name, counts]) =>
    counts.map((value, at) => ({
      figure: `${name}: lines of ${WIDTHS[at]} cells begun with a forbidden mark`,
      value,
      unit: "",
    })),
  );
}

export async function run(): Promise<readonly Figure[]> {
  const texts = textsIn(mkdtempSync(join(tmpdir(), "unionnews-others-")));
  try {
    const figures: Figure[] = [];
    for (const [name, measured] of Object.entries({ less, fzf, newsboat }))
      if (has(name)) figures.push(...(await measured(texts)));
    return [...figures, ...(await typesetting(texts))];
  } finally {
    rmSync(texts.dir, { recursive: true, force: true });
  }
}
