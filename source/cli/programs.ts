import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Article } from "../corpus/article.js";
import { printable } from "../typeset/safe.js";
import type { Program } from "../ui/ports.js";

/** Runs a shell command on the terminal, fed with a text; gives null, or a line about what went wrong. */
function shell(command: string, input: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      // less shows bytes where the locale names no encoding that the system has; what it gets from here is UTF-8.
      env: { LESSCHARSET: "utf-8", ...process.env },
      stdio: [input === null ? "inherit" : "pipe", "inherit", "inherit"],
    });
    child.on("error", (error) => resolve(`${command}: ${error.message}`));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(`${command}: ${signal ?? `exit ${code}`}`);
    });
    // A pager that is left before it has read everything closes its end; that is no trouble.
    child.stdin?.on("error", () => {});
    if (input !== null) child.stdin?.end(input);
  });
}

async function inFile(
  name: string,
  text: string,
  use: (path: string) => Promise<string | null>,
): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), "unionnews-"));
  try {
    const path = join(folder, name);
    await writeFile(path, text);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

const safeLines = (text: string): string =>
  text
    .split(/\r?\n/u)
    .map((line) => printable(line))
    .join("\n");

/**
 * Runs what the reader asked for while the screen is away: the raw page in $PAGER, the article in $EDITOR, the
 * article's text through a command. Gives a line when it failed.
 */
export async function runProgram(
  program: Program,
  pageText: (article: Article) => Promise<string | null>,
): Promise<string | null> {
  const { env } = process;
  if (program.kind === "editor") {
    const editor = env["VISUAL"] || env["EDITOR"] || "vi";
    return inFile(`${program.article.id}.txt`, safeLines(program.text), (path) =>
      shell(`${editor} ${quoted(path)}`, null),
    );
  }
  if (program.kind === "pipe") {
    const problem = await shell(program.command, program.text);
    process.stdout.write("\n[Enter] ");
    await shell("read -r answer < /dev/tty", null);
    return problem;
  }
  const text = await pageText(program.article);
  if (text === null) return `${program.article.source}: the page cannot be read`;
  return shell(env["PAGER"] || "less", safeLines(text));
}

/** Puts a text that is too long for a terminal's clipboard into a file of its own; gives the path. */
export async function writeAside(name: string, text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "unionnews-")), name);
  await writeFile(path, text);
  return path;
}
