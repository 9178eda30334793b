import { foldText } from "./fold.js";

/** A query cut into its tokens: what stands between blanks, quotation marks and bars, read from left to right. */

export interface Token {
  readonly negated: boolean;
  /** What stands between bars: words and quoted phrases. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly text: string;
  readonly quoted: boolean;
  /** The name before the colon, in lower case, where it is a field's; without one of its own, that of the first choice. */
  readonly field: string | null;
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "”": "”",
  "「": "」",
  "『": "』",
  "＂": "＂",
};
const BLANK = /\s/u;

/** Full width to ASCII where it has a meaning in the language; one unit for one unit. */
function plainPunctuation(query: string): string {
  return query.replace(/[：｜－＋　﹕]/gu, (mark) =>
    mark === "　" ? " " : mark === "﹕" ? ":" : String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  );
}

export class Lexer {
  private at = 0;
  private readonly text: string;

  /** `isField` says which names before a colon are fields; any other is text. */
  constructor(
    query: string,
    private readonly isField: (name: string) => boolean,
  ) {
    this.text = plainPunctuation(query);
  }

  tokens(): Token[] {
    const tokens: Token[] = [];
    for (;;) {
      this.blanks();
      if (this.at >= this.text.length) return tokens;
      tokens.push(this.token());
    }
  }

  private blanks(): void {
    while (BLANK.test(this.text[this.at] ?? "")) this.at += 1;
  }

  private token(): Token {
    const next = this.text[this.at + 1] ?? " ";
    const negated = this.text[this.at] === "-" && !BLANK.test(next) && next !== "-";
    if (negated) this.at += 1;
    const first = this.field();
    const choices = [{ ...this.run(), field: first }];
    while (this.bar()) {
      const field = this.field() ?? first;
      choices.push({ ...this.run(), field });
    }
    return { negated, choices: choices.filter(({ text }) => text !== "") };
  }

  /** A name and a colon with something behind it. */
  private field(): string | null {
    const beginning = this.text.slice(this.at, this.at + 20);
    // The expression knows all the world's letters, which takes 2 ms to make ready; most words need none of it.
    if (!beginning.includes(":")) return null;
    const match = /^([\p{L}]{1,14}):(?=[^\s:])/u.exec(beginning);
    const name = match?.[1] ?? null;
    const plain = name?.normalize("NFKC").toLowerCase() ?? "";
    if (name === null || !this.isField(plain)) return null;
    this.at += name.length + 1;
    return plain;
  }

  /** A bar, blanks around it or not; a bar with nothing behind it is passed over. */
  private bar(): boolean {
    const from = this.at;
    this.blanks();
    if (this.text[this.at] !== "|") {
      this.at = from;
      return false;
    }
    while (this.text[this.at] === "|" || BLANK.test(this.text[this.at] ?? "")) this.at += 1;
    return this.at < this.text.length;
  }

  private run(): { text: string; quoted: boolean } {
    const close = QUOTES[this.text[this.at] ?? ""];
    if (close !== undefined) {
      const end = this.closing(close);
      const text = this.text.slice(this.at + 1, end);
      this.at = end + 1;
      if (foldText(text) !== "") return { text, quoted: true };
      return { text: "", quoted: false };
    }
    const from = this.at;
    while (this.at < this.text.length && !this.ends(this.text[this.at] ?? "")) this.at += 1;
    return { text: this.text.slice(from, this.at), quoted: false };
  }

  /** Where the phrase ends: at its closing mark, at a plain `"`, or with the query, for one is still typing. */
  private closing(close: string): number {
    for (let i = this.at + 1; i < this.text.length; i += 1) {
      if (this.text[i] === close || this.text[i] === '"' || this.text[i] === "＂") return i;
    }
    return this.text.length;
  }

  private ends(character: string): boolean {
    return BLANK.test(character) || character === "|" || character === '"' || character in QUOTES;
  }
}
