import { OWNER_LEARNT, PLACES_LEARNT } from "./column-learnt.js";
import { ACROSS, WITHIN } from "./head-crossed.js";
import { LINE_LEARNT, PAIR_LEARNT } from "./head-learnt.js";

/**
 * All that was learnt of pages. In the program it is a file of its own, which is loaded when the first page is read (`build.mjs`): a
 * command whose pages are known asks for none of it, and the program and what V8 makes of it need not each hold it.
 */
export const LEARNT = {
  line: LINE_LEARNT,
  pair: PAIR_LEARNT,
  within: WITHIN,
  across: ACROSS,
  owner: OWNER_LEARNT,
  places: PLACES_LEARNT,
};
