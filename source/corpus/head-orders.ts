import { COLUMN, DECK, HEADLINE, type HeadRole, KICKER, NOTE, ROLE_NAMES } from "./head-block.js";

/** The roles of a headline block's lines, in order, as numbers and by name. */
export interface Order {
  readonly codes: Uint8Array;
  readonly roles: readonly HeadRole[];
}

const ORDERS: (readonly Order[] | undefined)[] = [];

/** Every run of roles of length n: column?, kicker{0,2}, headline{1,3}, deck{0,3}, and a column at the end where none opens it. */
export function ordersOf(n: number, after: boolean): readonly Order[] {
  const key = n * 2 + (after ? 1 : 0);
  const known = ORDERS[key];
  if (known !== undefined) return known;
  const out: Order[] = [];
  for (let column = 0; column <= 1; column += 1) {
    for (let lead = 0; lead <= (after ? 1 : 0); lead += 1)
      for (let close = 0; close <= (column === 0 ? 1 : 0); close += 1) {
        for (let kicker = 0; kicker <= 2; kicker += 1) {
          for (let headline = 1; headline <= 3; headline += 1) {
            const deck = n - lead - column - close - kicker - headline;
            if (deck < 0 || deck > 3) continue;
            const codes = [
              [NOTE, lead],
              [COLUMN, column],
              [KICKER, kicker],
              [HEADLINE, headline],
              [DECK, deck],
              [COLUMN, close],
            ].flatMap(([role = 0, count = 0]) => new Array<number>(count).fill(role));
            out.push({
              codes: Uint8Array.from(codes),
              roles: codes.map((role) => ROLE_NAMES[role] as HeadRole),
            });
          }
        }
      }
  }
  ORDERS[key] = out;
  return out;
}
