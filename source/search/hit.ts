import type { Article, Mark } from "../corpus/article.js";
import type { FoldedArticle } from "./folded-pieces.js";
import { toldField } from "./layout.js";
import { joinMarks, locate, type Place } from "./locate.js";
import { kindOfScore } from "./order.js";
import type { QueryWord } from "./query.js";
import { bestPlace, snippetOf } from "./snippet.js";
import type { Hit, MatchKind, Snippet, ToldField } from "./types.js";

interface Found {
  readonly places: readonly Place[];
  readonly best: Place | null;
}

/** Who holds the folded texts of articles, by their number: the index. */
interface Folded {
  folded(text: number): FoldedArticle;
}

/** A hit that makes out its places when they are first asked for: a list shows thirty of its thousands. */
export class FoundArticle implements Hit {
  private made: Found | null = null;

  constructor(
    readonly article: Article,
    readonly index: number,
    readonly score: number,
    private readonly words: readonly QueryWord[],
    private readonly mixedSounds: boolean,
    private readonly held: Folded,
  ) {}

  get match(): MatchKind {
    return kindOfScore(this.score);
  }

  get field(): ToldField {
    const { headline } = this.article;
    return toldField(
      this.article,
      this.found().best?.mark.field ?? (headline === null ? "body" : "headline"),
    );
  }

  get snippet(): Snippet {
    const { places, best } = this.found();
    return snippetOf(this.article, best, places);
  }

  get marks(): readonly Mark[] {
    return joinMarks(this.found().places.map(({ mark }) => mark));
  }

  private found(): Found {
    if (this.made === null) {
      const { mixedSounds, held, index } = this;
      const places = locate(this.article, this.words, { mixedSounds, folded: held.folded(index) });
      this.made = { places, best: bestPlace(this.article, places) };
    }
    return this.made;
  }
}
