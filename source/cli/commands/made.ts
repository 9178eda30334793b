import { completionScript } from "../completions.js";
import { type Context, Trouble } from "../context.js";
import { manual } from "../man.js";
import { write } from "../output.js";
import { EXIT, SHELLS } from "../table.js";

/** The completion script of the shell that is named; trouble where there is none for it. */
export async function completions(context: Context): Promise<number> {
  const shell = SHELLS.find((name) => name === context.args[0]);
  if (shell === undefined) {
    const { what, remedy } = context.words.misuse({
      misuse: "bad-value",
      about: context.args[0] ?? "",
      detail: SHELLS.join(", "),
    });
    throw new Trouble("completions", what, remedy);
  }
  await write(completionScript(shell));
  return EXIT.found;
}

/** The manual page as its source. */
export async function man(_context: Context): Promise<number> {
  await write(manual());
  return EXIT.found;
}
