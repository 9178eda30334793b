/**
 * Loaded before the program's source (`node --import tsx --import …`): from SIGUSR2 on the footer cannot be drawn,
 * so that the next frame throws inside Ink. As of every such fault (fault.mjs), a file says that it is there.
 */
import { writeFileSync } from "node:fs";
import { wordsOf } from "../../source/ui/words/words.js";

process.on("SIGUSR2", () => {
  Object.defineProperty(wordsOf("zh"), "hints", {
    get() {
      throw new Error("a view\nthat fails \u001b[31m");
    },
  });
  writeFileSync(`${process.env["HOME"]}/fault-is-on`, "");
});
