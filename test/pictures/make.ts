import { writeFileSync } from "node:fs";
import { drawn, inPicture, PICTURES, pathOf } from "./sessions.js";

/** Makes the README's pictures anew (`npm run pictures`). */
for (const picture of PICTURES) {
  await inPicture(picture, async (session) => {
    // The side pane follows when the cursor has rested.
    await session.quiet(300);
    writeFileSync(pathOf(picture), drawn(session, picture));
    console.log(pathOf(picture));
  });
}
