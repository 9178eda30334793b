/**
 * What kept files are known by. Apart from the caches themselves, since what is kept of a small corpus is read without the
 * parser and the promises of `node:fs`, which the cache of large ones needs.
 */
import { hashText } from "../corpus/id.js";

/** Replaced by the build with a hash of everything that reads pages, so that no file outlives the parser that made it. */
declare const PARSER_VERSION: string | undefined;

/** Null where the sources run unbuilt: a parser at work on has no version, and nothing of it should be kept. */
export function parserVersion(): string | null {
  return typeof PARSER_VERSION === "string" ? PARSER_VERSION : null;
}

/** A file's name made of a key. The second hash begins in another state: one of a longer key would follow from the first. */
export function nameOf(key: string): string {
  return `${hashText(key).toString(36)}${hashText(`.${key}`).toString(36)}`;
}
