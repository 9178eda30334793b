import type { Article } from "../../source/corpus/article.js";
import { foldText } from "../../source/search/fold.js";
import { readInContext } from "../../source/search/pinyin.js";
import { convertScript } from "../../source/search/scripts.js";
import { pick, type Random } from "./generate.js";

/** What readers type, made from articles, so that it is known which article they mean. */
export const KINDS = [
  "word",
  "headline",
  "name",
  "caption",
  "body",
  "two words",
  "traditional",
  "pinyin",
  "initials",
  "mixed",
  "typing",
  "error",
  "fields",
] as const;
export type QueryKind = (typeof KINDS)[number];

export interface MadeQuery {
  readonly kind: QueryKind;
  readonly text: string;
  /** The article that the words were taken from. */
  readonly from: Article;
}

/** `length` characters of a text from somewhere in it, folded, Han only; null where there are not so many in a row. */
function piece(random: Random, text: string, length: number): string | null {
  const runs = (foldText(text).match(/\p{Script=Han}+/gu) ?? []).filter((run) => run.length >= length);
  if (runs.length === 0) return null;
  const run = pick(random, runs);
  const at = Math.floor(random() * (run.length - length + 1));
  return run.slice(at, at + length);
}

export function pinyinOf(text: string): readonly string[] {
  return readInContext(text).map((syllable) => syllable ?? "");
}

/** Another character in one place: one of the same text, which is as wrong as any. */
export function withError(random: Random, text: string, other: string): string {
  const at = Math.floor(random() * text.length);
  const choices = [...other].filter((character) => character !== text[at]);
  return choices.length === 0 ? text : text.slice(0, at) + pick(random, choices) + text.slice(at + 1);
}

function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

function make(random: Random, kind: QueryKind, article: Article): string | null {
  const headline = article.headline ?? "";
  const body = pick(random, article.body)?.text ?? "";
  switch (kind) {
    case "word":
      return piece(random, body, 2);
    case "headline":
      return piece(random, headline, between(random, 4, 6));
    case "name":
      return article.bylines.length === 0 ? null : pick(random, article.bylines).name;
    case "caption":
      return article.kind === "photo" ? piece(random, body, between(random, 4, 6)) : null;
    case "body":
      return piece(random, body, between(random, 4, 8));
    case "two words": {
      const [one, two] = [piece(random, headline, 2), piece(random, body, 2)];
      return one === null || two === null ? null : `${one} ${two}`;
    }
    case "traditional": {
      const text = piece(random, headline, between(random, 4, 6));
      return text === null ? null : convertScript(text, "tw").text;
    }
    case "pinyin":
      return pinyinOf(piece(random, headline, between(random, 3, 5)) ?? "").join("") || null;
    case "initials":
      return (
        pinyinOf(piece(random, headline, between(random, 5, 7)) ?? "")
          .map((syllable) => syllable.charAt(0))
          .join("") || null
      );
    case "mixed": {
      const text = piece(random, headline, 5);
      return text === null ? null : pinyinOf(text.slice(0, 2)).join("") + text.slice(2);
    }
    case "typing": {
      const letters = pinyinOf(piece(random, headline, 3) ?? "").join("");
      return letters.slice(0, between(random, 1, letters.length)) || null;
    }
    case "error": {
      const text = piece(random, headline, between(random, 6, 10));
      return text === null ? null : withError(random, text, foldText(body));
    }
    case "fields": {
      const [title, word] = [piece(random, headline, 2), piece(random, body, 2)];
      const month = article.page.date?.slice(0, 7) ?? "2025";
      return pick(random, [
        `题:${title} 日:${month}`,
        `${word} 版:${article.page.number}`,
        `${word} 类:图 -${title}`,
      ]);
    }
  }
}

/** `count` queries of each kind from articles picked at random. */
export function makeQueries(
  random: Random,
  articles: readonly Article[],
  count: number,
): readonly MadeQuery[] {
  return KINDS.flatMap((kind) => {
    const made: MadeQuery[] = [];
    for (let tries = 0; made.length < count && tries < count * 50; tries += 1) {
      const from = pick(random, articles);
      const text = make(random, kind, from);
      if (text !== null && text !== "") made.push({ kind, text, from });
    }
    return made;
  });
}
