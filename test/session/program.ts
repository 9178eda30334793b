import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Session, type StartOptions, start } from "./terminal.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const LAUNCHER = `${ROOT}bin/unionnews.js`;

/** The built program in a terminal of its own; `npm ci` has built it, and a test that finds no build says so. */
export function unionnews(args: readonly string[] = [], options: Partial<StartOptions> = {}): Session {
  if (!existsSync(`${ROOT}dist/main.cjs`))
    throw new Error("dist/main.cjs is missing: run `npm run build` first");
  return start({ command: process.execPath, args: [LAUNCHER, ...args], ...options });
}

/** Starts a session, hands it to the test, and ends it whatever happens. */
export async function inSession(
  args: readonly string[],
  options: Partial<StartOptions>,
  test: (session: Session) => Promise<void>,
): Promise<void> {
  const session = unionnews(args, options);
  try {
    await test(session);
  } finally {
    await session.stop();
  }
}
