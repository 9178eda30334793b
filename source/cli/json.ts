import { writeData } from "./output.js";

/**
 * The version of what `--json`, `--ndjson` and the formats json and ndjson print; `json-fields.ts` documents it. Raised
 * when a field is taken away or comes to mean something else: within a version fields are only added.
 */
export const JSON_VERSION = 1;

/** An object as `JSON.stringify(object, null, 1)` prints it, with the version first. */
export async function writeObject(object: Readonly<Record<string, unknown>>): Promise<void> {
  await writeData(`${JSON.stringify({ version: JSON_VERSION, ...object }, null, 1)}\n`);
}

/** The same with a list as its last member, item by item: a large corpus does not fit into one string. */
export async function writeListed(
  head: Readonly<Record<string, unknown>>,
  name: string,
  items: Iterable<unknown>,
): Promise<void> {
  const begun = JSON.stringify({ version: JSON_VERSION, ...head, [name]: [] }, null, 1);
  let before = `${begun.slice(0, -"]\n}".length)}\n  `;
  let any = false;
  for (const item of items) {
    await writeData(before + JSON.stringify(item, null, 1).replaceAll("\n", "\n  "));
    before = ",\n  ";
    any = true;
  }
  await writeData(any ? "\n ]\n}\n" : `${begun}\n`);
}

/**
 * An object a line. Each says the version itself, since lines are cut off, sorted and put together with
 * others; a first line that said it for all would be in the way of whoever reads line by line.
 */
export async function writeLines(items: Iterable<Readonly<Record<string, unknown>>>): Promise<void> {
  for (const item of items) await writeData(jsonLine(item));
}

/** One object with the version first, and a line's end. */
export function jsonLine(item: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ version: JSON_VERSION, ...item })}\n`;
}
