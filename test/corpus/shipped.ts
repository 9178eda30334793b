import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the shipped pages. */
export const SHIPPED = fileURLToPath(new URL("../../corpus", import.meta.url));

export interface RawPage {
  readonly name: string;
  readonly raw: string;
}

/** The shipped pages as they lie in their folder, in its order. */
export function shippedPages(): readonly RawPage[] {
  return readdirSync(SHIPPED)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, raw: readFileSync(join(SHIPPED, name), "utf8") }));
}
