import type { Article, Byline } from "../../source/corpus/article.js";
import { NO_FIELDS } from "../corpus/blank.js";

/** An invented article: what a test does not say is absent. `body` is a text or several. */
export interface Sketch extends Partial<Omit<Article, "body" | "bylines">> {
  readonly body?: string | readonly string[];
  /** Names, signed as reporters; or bylines in full. */
  readonly by?: readonly (string | Byline)[];
  readonly date?: string;
  readonly number?: number;
}

let count = 0;

export function invent({ body = [], by = [], date, number, ...rest }: Sketch): Article {
  count += 1;
  return {
    id: `a${count}`,
    source: "invented.txt",
    page: { paper: "某报", date: date ?? null, number: number ?? null, section: null },
    kind: "news",
    ...NO_FIELDS,
    bylines: by.map((each) =>
      typeof each === "string" ? { role: "记者", outlet: "本报", name: each } : each,
    ),
    body: (typeof body === "string" ? [body] : body).map((text) => ({ type: "paragraph" as const, text })),
    ...rest,
  };
}

/** Text with the marks of a snippet or a field in square brackets, as a reader of the test sees it. */
export function bracket(text: string, marks: readonly (readonly [number, number])[]): string {
  let shown = text;
  for (const [start, end] of [...marks].reverse()) {
    shown = `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`;
  }
  return shown;
}
