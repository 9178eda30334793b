import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { codeOf } from "./error-code.js";

/** The settings that the configuration file may hold: the options of the same names, and the keys. */
export interface Config {
  readonly corpus?: readonly string[];
  readonly encoding?: string;
  readonly lang?: string;
  readonly script?: string;
  readonly ambiguous?: string;
  readonly mixedSounds?: boolean;
  readonly color?: boolean;
  readonly cache?: boolean;
  readonly state?: boolean;
  readonly keys?: Readonly<Record<string, string>>;
}

interface ConfigReading {
  readonly config: Config;
  readonly path: string | null;
  /** What could not be used, each a few words with the setting's name; the rest holds. */
  readonly odd: readonly string[];
}

/** What each setting must be; a setting that is not here is odd. */
const SHAPES: Readonly<Record<keyof Config, (value: unknown) => boolean>> = {
  corpus: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
  encoding: isText,
  lang: (value) => value === "zh" || value === "en",
  script: (value) => ["printed", "cn", "tw", "hk"].includes(value as string),
  ambiguous: (value) => ["auto", "narrow", "wide"].includes(value as string),
  mixedSounds: (value) => typeof value === "boolean",
  color: (value) => typeof value === "boolean",
  cache: (value) => typeof value === "boolean",
  state: (value) => typeof value === "boolean",
  keys: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** Reads `config.json` in the given folder. No file is no trouble; a broken one is told and left aside. Never throws. */
export function readConfig(folder: string | null): ConfigReading {
  if (folder === null) return { config: {}, path: null, odd: [] };
  const path = join(folder, "config.json");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    return { config: {}, path, odd: code === "ENOENT" || code === "ENOTDIR" ? [] : [code] };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    return { config: {}, path, odd: [`JSON: ${(error as Error).message}`] };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { config: {}, path, odd: ["JSON: not an object"] };
  }
  const odd = repeatedNames(text).map((name) => `${name} ×2`);
  const config: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parsed)) {
    if (!Object.hasOwn(SHAPES, name) || !SHAPES[name as keyof Config](value)) odd.push(name);
    else if (name === "corpus") config[name] = corpusPaths(value as string | string[], path);
    else if (name === "keys") config[name] = ownKeys(value as Record<string, unknown>, odd);
    else config[name] = value;
  }
  return { config, path, odd };
}

/** The keys whose action is a text; the others are odd, one by one. */
function ownKeys(value: Readonly<Record<string, unknown>>, odd: string[]): Record<string, string> {
  const keys: [string, string][] = [];
  for (const [key, command] of Object.entries(value)) {
    if (isText(command)) keys.push([key, command]);
    else odd.push(`keys.${key}`);
  }
  // Not one by one: `__proto__` would be none of them.
  return Object.fromEntries(keys);
}

/** Names that stand twice in one object of a JSON text, which `JSON.parse` passes over: the last of them holds. */
function repeatedNames(json: string): string[] {
  const open: { readonly path: string; readonly names: Set<string> }[] = [];
  const repeated: string[] = [];
  let name = "";
  for (const [token, after] of tokensOf(json)) {
    const here = open.at(-1);
    if (token === "{" || token === "[")
      open.push({ path: here === undefined ? "" : `${here.path}${name}.`, names: new Set() });
    else if (token === "}" || token === "]") open.pop();
    else if (after === ":" && here !== undefined) {
      name = JSON.parse(token) as string;
      if (here.names.has(name)) repeated.push(`${here.path}${name}`);
      here.names.add(name);
    }
  }
  return repeated;
}

/** The strings and brackets of a JSON text, each with the sign behind it. */
function tokensOf(json: string): (readonly [string, string])[] {
  return Array.from(json.matchAll(/("(?:[^"\\]|\\.)*"|[[\]{}])\s*(:?)/gu), ([, token = "", after = ""]) => [
    token,
    after,
  ]);
}

/** A path in the file begins at the file's own folder; `~/` at the home folder. */
function corpusPaths(value: string | readonly string[], path: string): string[] {
  return (typeof value === "string" ? [value] : [...value]).map((entry) => {
    if (entry.startsWith("~/"))
      return join(process.env["HOME"] ?? process.getBuiltinModule("node:os").homedir(), entry.slice(2));
    return isAbsolute(entry) ? entry : resolve(dirname(path), entry);
  });
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
