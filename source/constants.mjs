/**
 * For the build and the benchmark: a bundle whose constants stay constants. esbuild makes each of a bundle's top-level declarations a `var`,
 * of which V8 cannot know that nobody writes to it, so that compiled code asks for every table and number anew: of a
 * `const` it takes the value in (a page in 0.95 of the time). The program proper is left as it is, for a start is not compiled so far.
 */
import { build, transform } from "esbuild";

/** A top-level declaration, as esbuild prints it where it does not minify. */
const DECLARED = /^var ([\w$]+) = /gmu;

/** Written to somewhere else: assigned to, counted up or down. */
function isWritten(text, name) {
  const escaped = name.replaceAll("$", "\\$");
  const assigned = `(?<!^var |[.\\w$])${escaped} (?:[-+*/%&|^?<>]+)?= `;
  return new RegExp(`${assigned}|(?<![.\\w$])${escaped}(?:\\+\\+|--)`, "mu").test(text);
}

/** One program of `options` (esbuild's), minified: its text, and esbuild's list of what it is made of. */
export async function bundleConstant(options) {
  const { outputFiles, metafile } = await build({ ...options, bundle: true, minify: false, write: false });
  const [{ text }] = outputFiles;
  const kept = text.replace(DECLARED, (all, name) => (isWritten(text, name) ? all : `const ${name} = `));
  const { platform, target, format, supported, legalComments } = options;
  const { code } = await transform(kept, {
    ...{ platform, target, format, supported, legalComments },
    minify: true,
    logOverride: { "assign-to-constant": "error" },
  });
  return { code, metafile };
}
