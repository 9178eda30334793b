/**
 * What the bundle holds of others, with their licences: taken from the list of files that esbuild put into it, so
 * that it names all of them and nothing else. The build fails where a package says nothing of its licence.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The package's folder in a path such as `node_modules/a/node_modules/@b/c/lib/d.js`. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u;
/** Files that hold a licence, or the licences of what a package has bundled in its turn. */
const LICENCE_FILE = /^(licen[cs]es?|copying|notice|third.?party.*)(\.[a-z]+)?$/iu;

/** Packages of which the bundle holds no file, but data made from them: the table of readings. */
const DATA = ["node_modules/pinyin-pro"];

function textsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => readFileSync(join(folder, entry.name), "utf8").trim())
    .sort();
}

function describe(root, folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  if (typeof license !== "string" || license === "") throw new Error(`${folder} names no licence`);
  const texts = ["", "build", "dist"].flatMap((place) => textsIn(join(root, folder, place)));
  const said = texts.length > 0 ? texts : ["(The package brings no licence text of its own.)"];
  return { key: `${name} ${version}`, text: `${name} ${version} · ${license}\n\n${said.join("\n\n")}\n` };
}

/** The file's text. `inputs` are the paths of all bundled files, seen from `root`. */
export function licensesOf(root, inputs) {
  const code = inputs.map((path) => PACKAGE.exec(path)?.[0]).filter((folder) => folder !== undefined);
  const packages = new Map(
    [...code, ...DATA].map((folder) => describe(root, folder)).map((each) => [each.key, each.text]),
  );
  const rule = `\n${"-".repeat(72)}\n\n`;
  const head = `The bundle of unionnews holds code of, or data made from, these ${packages.size} packages.\n`;
  return [head, ...[...packages.keys()].sort().map((key) => packages.get(key))].join(rule);
}
