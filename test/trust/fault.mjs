/**
 * Loaded before the program (`node --import`): makes one thing of the world fail, named by UNIONNEWS_FAULT. What
 * happens at a moment of the test's choice happens at SIGUSR2.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** A disk without room: opening and reading work, writing does not. */
function fullDisk() {
  const write = fs.writeSync;
  fs.writeSync = (file, ...rest) => {
    if (file <= 2) return write(file, ...rest);
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  syncBuiltinESMExports();
}

/** A clock that loses an hour with every look at it. */
function clockBack() {
  let now = Date.now();
  Date.now = () => (now -= 3_600_000);
}

/** The superuser may read and write everything; a reader is not one. */
function noRights() {
  process.setgroups([]);
  process.setgid(65534);
  process.setuid(65534);
}

const AT_ONCE = { "full disk": fullDisk, "clock back": clockBack, "no rights": noRights };
const LATER = {
  "full disk later": fullDisk,
  throw: () => {
    throw new Error("a fault\nof two lines \u001b[31m");
  },
  reject: () => void Promise.reject(new Error("a promise\nbroken \u001b]0;x\u0007")),
  "reject with nothing": () => void Promise.reject(),
};

const fault = process.env.UNIONNEWS_FAULT ?? "";
AT_ONCE[fault]?.();
const later = LATER[fault];
if (later !== undefined)
  process.on("SIGUSR2", () =>
    setImmediate(() => {
      // The test that waits for it must not type before: a signal may be dealt with after a key that came later.
      fs.closeSync(fs.openSync(`${process.env.HOME}/fault-is-on`, "w"));
      later();
    }),
  );
