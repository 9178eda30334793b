/**
 * Builds `dist/` from `source/`: one bundle with splitting, so that a command that prints never reads the part
 * that holds Ink and React. Run by `prepare`, so after `npm ci` and before `npm pack` it is there.
 */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: "source/cli/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  // React's development build takes 5.5 ms an update where the production build takes 2 (measured).
  define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"' },
  // Some packages are CommonJS and ask for `require` of Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  // Ink loads its developer tools only on demand; they are no part of the product.
  external: ["react-devtools-core"],
  logLevel: "warning",
});
