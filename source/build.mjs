/**
 * Builds `dist/` from `source/`: one program, and apart from it what few starts need (Ink and React, the large
 * dictionaries, the thread that parses). `prepublish` runs it after `npm ci` and `npm install`, `prepack` before `npm pack`. It is not
 * `prepare`, which does both, because npm 11 warns whoever installs a tarball that holds one.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleConstant } from "./constants.mjs";
import { licensesOf } from "./licenses.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A hash of everything in some rooms, by content. */
function versionOf(rooms, seed = "") {
  const hash = createHash("sha256").update(seed);
  for (const room of rooms) {
    for (const name of readdirSync(root + room, { recursive: true }).sort()) {
      if (name.endsWith(".ts")) hash.update(readFileSync(`${root}${room}/${name}`));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** What the cache of parsed pages is valid for: everything that reads a page. */
const parserVersion = versionOf(["source/corpus", "source/library"]);

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

/** What a program of its own is and is loaded when it is wanted: large dictionaries, and Ink. */
const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /(search\/scripts|\/big5|\/mount)\.js$/ }, ({ path, kind }) => {
      const name = path.slice(path.lastIndexOf("/") + 1, -".js".length);
      // From `dist` and from `bin`, whose `require` the launcher hands over.
      return kind === "dynamic-import" ? { path: `../dist/${name}.cjs`, external: true } : undefined;
    });
  },
};

/** What was learnt of pages is a file of its own, which the first page that is read loads; `require` as above. */
const learnt = {
  name: "learnt",
  setup({ onLoad }) {
    onLoad({ filter: /corpus[\\/]learnt\.ts$/ }, () => ({
      contents: 'export const learnt = () => require("../dist/learnt-tables.cjs").LEARNT;',
    }));
  },
};

/** The manual and the completions stand in the package as files: the program has those printed, and not what makes them. */
const made = {
  name: "made",
  setup({ onLoad }) {
    const given = (name, file) => ({
      contents: `import { readFileSync } from "node:fs"; export const ${name} = (shell) => readFileSync(import.meta.dirname + "/" + ${file}, "utf8");`,
    });
    onLoad({ filter: /cli[\\/]man\.ts$/ }, () => given("manual", '"unionnews.1"'));
    onLoad({ filter: /cli[\\/]completions\.ts$/ }, () =>
      given("completionScript", `${JSON.stringify(COMPLETIONS)}[shell]`),
    );
  },
};

/** Where the completions of each shell stand. */
const COMPLETIONS = {
  bash: "completions/unionnews.bash",
  zsh: "completions/_unionnews",
  fish: "completions/unionnews.fish",
};

/** What the tables of folding come to, once and for all: making them takes 12 ms of a start. */
async function foldingMade() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export { makeFolding } from "./fold-table.js"; export { packFolding } from "./packed-folding.js";',
      resolveDir: `${root}source/search`,
    },
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { makeFolding, packFolding } = await import(`data:text/javascript;base64,${code}`);
  return packFolding(makeFolding());
}
const packed = JSON.stringify(await foldingMade());

/** What kept search data is valid for: everything that folds and indexes an article, and the tables of folding. */
const searchVersion = versionOf(["source/corpus", "source/search"], packed);
const folded = {
  name: "folded",
  setup({ onLoad }) {
    onLoad({ filter: /search[\\/]fold-table\.ts$/ }, () => ({
      contents: `import { unpackFolding } from "./packed-folding.js"; export const makeFolding = () => unpackFolding(${packed});`,
      resolveDir: `${root}source/search`,
    }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
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
    PARSER_VERSION: JSON.stringify(parserVersion),
    SEARCH_VERSION: JSON.stringify(searchVersion),
  },
  // Node 20 knows these; written as `new RegExp` they would be read at every start, with their sets of characters (5 ms).
  supported: { "regexp-unicode-property-escapes": true },
  plugins: [quickMeow, apart, folded, learnt],
  external: ["../dist/learnt-tables.cjs"],
  metafile: true,
  logLevel: "warning",
};

/** Regular expressions keep their characters in esbuild's output; escaped they mean the same, and a file is read as bytes. */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** What Node makes of a CommonJS file, made here, where the file need not be copied for it; and a hash that tells it from others. */
function asFunction(text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return `(function(exports,require,module,__filename,__dirname){${text}\n})\n//${hash}`;
}

rmSync(`${root}dist`, { recursive: true, force: true });
/**
 * All but Ink is CommonJS in one file: V8's compiled form of a module cannot be kept on Node 20, and each module
 * is one to two milliseconds of a start.
 */
const asCommonJs = {
  ...common,
  format: "cjs",
  banner: {
    js: "const __meta={dirname:__dirname,get url(){return require('node:url').pathToFileURL(__filename).href}};",
  },
  define: { ...common.define, "import.meta": "__meta" },
  // A script that was compiled before has no `import`; `require` does as well.
  supported: { ...common.supported, "dynamic-import": false },
};
const files = { ...asCommonJs, outdir: "dist", outExtension: { ".js": ".cjs" } };
const programs = await build({
  ...files,
  plugins: [...common.plugins, made],
  entryPoints: { main: "source/cli/main.ts", "learnt-tables": "source/corpus/learnt-tables.ts" },
});
/** Each character of a dictionary as it is: written as an escape it takes the package 75 kB more, and a tenth longer to be loaded. */
const dictionaries = await build({
  ...files,
  entryPoints: { big5: "source/library/big5.ts", scripts: "source/search/scripts.ts" },
  charset: "utf8",
});
/** The thread that parses: started seldom, at work for long. */
const worker = await bundleConstant({ ...asCommonJs, entryPoints: ["source/library/parse-worker.ts"] });
writeFileSync(`${root}dist/parse-worker.cjs`, worker.code);
/** Ink waits at its top level, which CommonJS cannot; so what `require` gives for it is a promise. */
const screen = await build({
  ...common,
  entryPoints: { mount: "source/ui/mount.tsx" },
  outdir: "dist",
  format: "esm",
  // Parts that are loaded on demand stay apart: Ink's developer tools ask for a package that is not there.
  splitting: true,
  // Some packages are CommonJS and ask for `require` of Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // Ink loads its developer tools only on demand; they are no part of the product.
  external: [...common.external, "react-devtools-core"],
});
writeFileSync(
  `${root}dist/mount.cjs`,
  'exports.then=(done,failed)=>import("./mount.js").then(done,failed);\n',
);
for (const name of readdirSync(`${root}dist`)) {
  if (name === "big5.cjs" || name === "scripts.cjs") continue;
  const file = `${root}dist/${name}`;
  const text = inAscii(readFileSync(file, "utf8"));
  writeFileSync(file, name === "main.cjs" ? asFunction(text) : text);
}
const inputs = [programs, dictionaries, worker, screen].flatMap(({ metafile }) =>
  Object.keys(metafile.inputs),
);
writeFileSync(`${root}dist/LICENSES.txt`, licensesOf(root, inputs));

// The shipped pages, parsed and folded by what was just built, so that the first look at them need not wait for the parser,
// and a search not for folding.
await build({
  absWorkingDir: root,
  stdin: {
    contents: `export { ship } from "./library/ship.js"; export { createSearcher } from "./search/searcher.js";
      export { manual } from "./cli/man.js"; export { completionScript } from "./cli/completions.js";`,
    resolveDir: `${root}source`,
  },
  outfile: "dist/ship.mjs",
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  define: { PARSER_VERSION: JSON.stringify(parserVersion), SEARCH_VERSION: JSON.stringify(searchVersion) },
  logLevel: "warning",
});
const { ship, createSearcher, manual, completionScript } = await import(
  new URL("../dist/ship.mjs", import.meta.url).href
);
const { name, bytes, articles } = ship(`${root}corpus`);
writeFileSync(`${root}dist/${name}`, bytes);
const searcher = createSearcher();
searcher.add(articles);
writeFileSync(`${root}dist/${name.replace(/pages$/, "folded")}`, searcher.folded());
rmSync(`${root}dist/ship.mjs`);

// What a shell and `man` take from the package, and the program prints.
mkdirSync(`${root}dist/completions`);
writeFileSync(`${root}dist/unionnews.1`, manual());
for (const [shell, file] of Object.entries(COMPLETIONS))
  writeFileSync(`${root}dist/${file}`, completionScript(shell));

/** Runs warm.mjs in a terminal of its own; undefined where this machine has none to give. */
async function warmInTerminal(way, env) {
  let pty;
  try {
    pty = await import("@lydell/node-pty");
  } catch {
    return undefined;
  }
  const size = { cols: 120, rows: 36 };
  const terminal = pty.spawn(process.execPath, [`${root}source/warm.mjs`, way], { ...size, env });
  let printed = "";
  terminal.onData((data) => {
    printed += data;
  });
  const { exitCode } = await new Promise((resolve) => terminal.onExit(resolve));
  return { status: exitCode, printed };
}

function warmWithout(way, env) {
  const stdio = ["ignore", "ignore", "pipe"];
  const { status, stderr } = spawnSync(process.execPath, [`${root}source/warm.mjs`, way], { stdio, env });
  return { status, printed: String(stderr) };
}

// What V8 makes of the program, kept (see warm.mjs). It reads and writes nothing of the reader's: no settings, no cache, no marks.
const nowhere = mkdtempSync(join(tmpdir(), "unionnews-build-"));
const env = {
  PATH: process.env.PATH,
  HOME: nowhere,
  LANG: "en_US.UTF-8",
  TERM: "xterm-256color",
  PAGER: "cat",
};
for (const way of createRequire(import.meta.url)("../bin/load.cjs").WAYS) {
  const { status, printed } = (await warmInTerminal(way, env)) ?? warmWithout(way, env);
  if (status !== 0) throw new Error(`warm.mjs ${way} ended with ${status}:\n${printed}`);
}
rmSync(nowhere, { recursive: true, force: true });
