import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";
import { titleOf } from "../../corpus/title.js";

const INDEX = "unionnews";

/**
 * The bulk format of OpenSearch and Elasticsearch: a line that says where, a line that says what. A document is the
 * contract with the title that a list shows, and with the body as one text beside its elements.
 */
export function* bulkLines(articles: Iterable<Article>): Generator<string> {
  for (const article of articles) {
    const action = { index: { _index: INDEX, _id: article.id } };
    const document = {
      ...toContract(article),
      title: titleOf(article),
      text: article.body.map(({ text }) => text).join("\n"),
    };
    yield `${JSON.stringify(action)}\n${JSON.stringify(document)}\n`;
  }
}

/**
 * The index for those documents, as both engines take it without a plugin: Chinese in overlapping pairs of
 * characters and single ones, full width and half width as one.
 */
export function* mapping(): Generator<string> {
  const text = { type: "text", analyzer: "newspaper" };
  const named = { type: "keyword", fields: { text } };
  const number = { type: "integer" };
  const properties = {
    id: { type: "keyword" },
    source: { type: "keyword" },
    page: {
      properties: { paper: named, date: { type: "date", format: "yyyy-MM-dd" }, number, section: named },
    },
    kind: { type: "keyword" },
    title: text,
    column: named,
    group: text,
    kicker: text,
    headline: text,
    deck: text,
    summary: text,
    notes: text,
    bylines: { properties: { role: { type: "keyword" }, outlet: { type: "keyword" }, name: named } },
    dateline: { properties: { outlet: { type: "keyword" }, place: named, date: { type: "keyword" } } },
    body: { type: "object", enabled: false },
    text,
    continuedOn: number,
    continuedFrom: number,
  };
  const settings = {
    analysis: {
      filter: { pairs: { type: "cjk_bigram", output_unigrams: true } },
      analyzer: {
        newspaper: { type: "custom", tokenizer: "standard", filter: ["cjk_width", "lowercase", "pairs"] },
      },
    },
  };
  yield `${JSON.stringify({ settings, mappings: { dynamic: false, properties } }, null, 2)}\n`;
}
