import type { BuildOptions, Metafile } from "esbuild";

/** One program, its constants left constants: its text, and esbuild's list of what it is made of (where the options ask for one). */
export function bundleConstant(
  options: BuildOptions,
): Promise<{ readonly code: string; readonly metafile: Metafile | undefined }>;
