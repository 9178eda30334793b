/**
 * A session for the tests of what is remembered: keeps `COUNT` articles named after `NAME`, and says each name on
 * standard output when it is recorded. Arguments: folder, name, count.
 */
import { writeSync } from "node:fs";
import { openState } from "../../source/library/state.js";

const [dir = "", name = "", count = "0"] = process.argv.slice(2);
const state = openState({ dir });
for (let i = 0; i < Number(count); i++) {
  const id = `${name}-${i}`;
  if (state.record({ event: "keep", id, on: true })) say(id);
}
state.close();
say("closed");

/** At once, so that what was said was recorded before a kill; again while the pipe is full. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
