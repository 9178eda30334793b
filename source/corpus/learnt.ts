import { LEARNT } from "./learnt-tables.js";

/** The tables of what was learnt. Not to be asked for at the top level of a module: see `learnt-tables.ts`. */
export function learnt(): typeof LEARNT {
  return LEARNT;
}
