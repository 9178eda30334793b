/**
 * Builds `dist/` from `source/`: one bundle with splitting, so that a command that prints never reads the part
 * that holds Ink and React. Run by `prepare`, so after `npm ci` and before `npm pack` it is there.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licensesOf } from "./licenses.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the cache of parsed pages is valid for: everything that reads a page, by content. */
function parserVersion() {
  const hash = createHash("sha256");
  for (const room of ["source/corpus", "source/library"]) {
    for (const name of readdirSync(root + room, { recursive: true }).sort()) {
      if (name.endsWith(".ts")) hash.update(readFileSync(`${root}${room}/${name}`));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Meow brings, for package.json files that it finds and checks, a code frame, a normaliser and a child process. We give it
 * the name and the version, so it never needs them, yet making them at its import costs every start 30 ms of 130. Here
 * they are made when they are asked for, that is never.
 */
const CUTS = [
  [
    "var libExports = requireLib$1();",
    "var libExports = { codeFrameColumns: (...all) => requireLib$1().codeFrameColumns(...all) };",
  ],
  ["var normalizeExports = requireNormalize();", ""],
  [
    "const normalizePackageData = getDefaultExportFromCjs(normalizeExports);",
    "const normalizePackageData = (...all) => requireNormalize()(...all);",
  ],
  ["import { execFile } from 'node:child_process';", ""],
  ["promisify(execFile);", ""],
];
const quickMeow = {
  name: "quick-meow",
  setup({ onLoad }) {
    onLoad({ filter: /meow[\\/]build[\\/]dependencies\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = CUTS.reduce((all, [from, to]) => {
        if (!all.includes(from))
          throw new Error(`${path} has no “${from}” any more; look at quickMeow again`);
        return all.replace(from, () => to);
      }, text);
      return { contents, loader: "js" };
    });
  },
};

rmSync(`${root}dist`, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { main: "source/cli/main.ts", "parse-worker": "source/library/parse-worker.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  // React's development build takes 5.5 ms an update where the production build takes 2 (measured).
  define: {
    "process.env.NODE_ENV": '"production"',
    "process.env.DEV": '"false"',
    // Yoga would fetch its own WebAssembly from a data address, for which Node loads a whole HTTP client (50 ms of a
    // start, 8 MB); without `fetch` it decodes it itself. The program has no use for a network.
    fetch: "undefined",
    PARSER_VERSION: JSON.stringify(parserVersion()),
  },
  // Some packages are CommonJS and ask for `require` of Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // Ink loads its developer tools only on demand; they are no part of the product.
  external: ["react-devtools-core"],
  plugins: [quickMeow],
  metafile: true,
  logLevel: "warning",
});
writeFileSync(`${root}dist/LICENSES.txt`, licensesOf(root, Object.keys(metafile.inputs)));

// The shipped pages, parsed by what was just built, so that the first look at them need not wait for the parser.
await build({
  absWorkingDir: root,
  entryPoints: ["source/library/ship.ts"],
  outfile: "dist/ship.mjs",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  define: { PARSER_VERSION: JSON.stringify(parserVersion()) },
  logLevel: "warning",
});
const { ship } = await import(new URL("../dist/ship.mjs", import.meta.url).href);
const { name, bytes } = ship(`${root}corpus`);
writeFileSync(`${root}dist/${name}`, bytes);
rmSync(`${root}dist/ship.mjs`);
