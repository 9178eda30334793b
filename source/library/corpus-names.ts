import { resolve, sep } from "node:path";

/**
 * The names under which the paths that the reader named are shown, in the same order: the last part of each, and where two
 * would be called alike as many of the folders above as tell them apart. Standard input is `-`. The same path named
 * twice has one name.
 */
export function corpusNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => (path === "-" ? ["-"] : resolve(path).split(sep)));
  return parts.map((own) => {
    const others = parts.filter((other) => other.join(sep) !== own.join(sep));
    let length = 1;
    const name = (of: readonly string[]): string => of.slice(-length).join("/");
    while (length < own.length && others.some((other) => name(other) === name(own))) length += 1;
    return name(own) || sep;
  });
}
