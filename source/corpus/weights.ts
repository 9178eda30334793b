/**
 * What each kind of evidence for a page's partition weighs. Units: about the log of how many times likelier
 * a reading gets. Each was tuned over the practice pages with `npm run explain`; the tests are written in these
 * names, so retuning breaks none.
 */
export const WEIGHTS = {
  /** The page sets its headline blocks on this side of the bodies. */
  side: 1.6,
  /** The page changes from headlines above to headlines below, or back. */
  turn: -3.6,
  /** How much of that holds for a picture's title. */
  habitPhoto: 0.25,
  /** Character pairs of the headline found in the body, over `wordsExpected`. */
  words: 6,
  /** A headline shares about this much with a body by chance and by subject. */
  wordsExpected: 0.4,
  /** A story with a dateline, signers, a bullet, or a jump line at its head begins there. */
  begins: 3,
  /** A jump line or a credit above: the story ended there. */
  ended: 3,
  /** A new article without any sign of its beginning. */
  unmarked: -4.2,
  /** An article for which the page has no headline. */
  headless: -3.6,
  headlessPhoto: -1.6,
  headlessBrief: -0.5,
  headlessContinuation: -0.8,
  /** A short line inside a body. */
  crosshead: 0.6,
  /** Two headline blocks for one article. */
  twoHeads: -5,
  /** A headline block whose kicker stands above the body and the rest below it. */
  tornHead: 1.5,
} as const;
