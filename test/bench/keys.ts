import type { Session } from "../session/terminal.js";

/** Longer than any key takes, shorter than the rest after which the side pane follows. */
const PAUSE_MS = 40;

export interface Keys {
  /** Milliseconds from the key to the last byte that it made the program send. */
  readonly times: readonly number[];
  readonly bytes: readonly number[];
}

/** Ten steps down, ten up. */
export const downAndUp = (turn: number): string => (turn % 20 < 10 ? "j" : "k");

/** Types a key again and again; a key that changes nothing gives no figure. */
export async function keys(session: Session, key: (turn: number) => string, count: number): Promise<Keys> {
  const times: number[] = [];
  const bytes: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    session.resetBytes();
    const began = performance.now();
    session.type(key(turn));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (session.bytes === 0) continue;
    times.push(session.lastByteAt - began);
    bytes.push(session.bytes);
  }
  return { times, bytes };
}
