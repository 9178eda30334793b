/**
 * What each kind of evidence weighs, in tables, so that `npm run tune` can try other values and say what each one
 * gives. Units: about the log of how many times likelier a reading gets. The tests are written in these names, so
 * retuning breaks none.
 */

/** A page's partition into articles. */
export const WEIGHTS = {
  /** The page sets its headline blocks on this side of the bodies. */
  side: 1.6,
  /** The page changes from headlines above to headlines below, or back. */
  turn: -3,
  /** The page sets its standing heads below its headlines. */
  columnsBelow: -0.6,
  /** On such a page, a standing head above a body whose headline stands below it. */
  labelAbove: -2.5,
  /** How much of the habit of headlines above or below holds for a table's headline: it stands above mostly, whatever the page does. */
  habitTable: 0.2,
  /** A headline above a table. */
  tableTitle: 0.6,
  /** How much of that habit holds for a picture's title. */
  habitPhoto: 0.25,
  /** Character pairs of the headline found in the body, over `wordsExpected`. */
  words: 6,
  /** A headline shares about this much with a body by chance and by subject. */
  wordsExpected: 0.4,
  /** A story with a dateline, signers, a bullet, a salutation, or a jump line at its head begins there. */
  begins: 3,
  /** A jump line or a credit above: the story ended there. */
  ended: 3,
  /** A signature or a note in brackets above: the piece is likely to have ended there. */
  closed: 2,
  /** The page sets its bylines below headlines that stand below their bodies; a byline there, on such a page. */
  bylinesBelow: -1.5,
  signingFoot: 1.5,
  /** A new article without any sign of its beginning. */
  unmarked: -3,
  /** How much of that is taken back where a byline below the story above shows that one ended. */
  signedFoot: 0.5,
  /** The same for a standing head over the new article's headline. */
  labelled: 0.1,
  /** An article for which the page has no headline. */
  headless: -3.6,
  headlessPhoto: -1.6,
  headlessBrief: -0.5,
  headlessContinuation: -0.8,
  /** A short line inside a body. */
  crosshead: 0.6,
  /** Lines of display type that stand together are parted between two articles. */
  parted: -0.7,
  /** Two headline blocks for one article. */
  twoHeads: -5,
  /** A headline block whose kicker stands above the body and the rest below it. */
  tornHead: 1.5,
  /** A kicker above the body whose headline never came. */
  tornLost: -2,
  /** A second standing head. */
  labelledTwice: -3,
  /** A second signature. */
  signedTwice: -4,
};

/** Bare names among the lines of a gap: whose name it is by its place. What it looks like is weighed beside it. */
export const NAMES = {
  /** Between headline and body. */
  aboveBody: 1,
  /** The same where others of the page stand so. */
  habit: 0.8,
  /** Right under the body, over the headline. */
  underBody: 1.5,
  underBodyOffice: 2.5,
  /** Under the headline that stands below its body. */
  underHead: 0.5,
  /** Its place or office on the line below it. */
  address: 2.4,
  /** Its place alone, over what signs by its own word. */
  place: 1,
  /** A name that is read as a headline, a label or a deck loses this share of its look. */
  otherwise: 2,
  /** Letters spaced out to the width of three. */
  spaced: 2.2,
  /** Three ideographs with a family name, two with one, two or three without one. */
  three: 1.6,
  two: 0.6,
  penName: 0,
  /** With a place or an office in front of it. */
  office: 1.8,
  /** How sure a name must be to stand for the whole sign of a beginning. */
  sure: 1.6,
};

/** What a standing head weighs by the story that has it. */
export const LABELS = {
  author: 0.2,
  letter: 0.6,
  reporter: 0,
  dateline: -1.1,
  photo: -0.8,
  verse: -0.5,
  unsigned: 0,
};

/** What stands above a body whose headline stands below it, or nowhere. */
export const TOPS = {
  /** A standing head alone. */
  column: -0.6,
  /** One that speaks of pictures, over a picture. */
  pictures: -0.6,
  /** A standing head and a package's headline. */
  group: 0.2,
  /** The share of a package's headline's words in the story below it, up to half; and a standing head's look, of which that story says no word. */
  groupSaid: 3,
  groupStrange: -2.5,
  /** A kicker that waits for its headline, with its dash and at the top of the page without one. */
  kicker: 0.5,
  kickerAtTop: -0.5,
  /** A brief's own headline above it, and the headline of all briefs. */
  briefHead: 0.4,
  briefLabel: 1.8,
  /** A standing head that says by its word that briefs follow, and one that stands below them. */
  briefs: 0.8,
  briefsAbove: 2.5,
};

/** What speaks against one story going on across a gap. */
export const CROSSINGS = {
  /** Prose below a poem. */
  afterPoem: 5,
  /** A letter to the paper begins below. */
  letter: 5,
  /** A picture on either side. */
  photo: 7,
  /** Each crosshead beyond the first in one gap. */
  further: 2.5,
  /** Nothing stands in the gap. */
  empty: 1,
  /** A crosshead of up to eight letters; each letter beyond nine; an event. */
  short: 0.4,
  long: 0.12,
  event: 1,
  /** The head of a list of winners. */
  listed: 6,
  /** Anything else below a list. */
  listEnds: 5,
  /** A table on one side of a line that is no head of its parts. */
  otherTable: 5,
  /** A letter's signature above its answer. */
  reader: 3,
  /** Another line of its form stands alone in the next gap or the one before. */
  another: 0.8,
  /** One of several questions on a page. */
  question: 2.5,
  /** A square in front of it. */
  squared: 4,
  /** Per cent of shared pairs where two texts are as likely one story's as two stories', and what one more weighs. */
  even: 7,
  alike: 0.35,
  /** The column below is another's by its width. */
  otherMeasure: -3,
  /** A bare name between, and a note that says who the author is. */
  name: -1.8,
  authorNote: -5,
  /** A question above, and its answer below. */
  answered: 6,
};

/** The roles of a headline block's lines. */
export const HEADS = {
  headline: 1,
  headlineSpaced: 1,
  headlineAsks: 0.3,
  /** A line that only adds to an event is hardly a headline. */
  headlineAdds: 2,
  /** Four or five plain characters that stand apart beside longer lines. */
  headlineLabel: 1.1,
  columnShort: 1.1,
  columnMiddle: 0.4,
  columnLong: -0.35,
  columnEnd: 0.65,
  /** An ornament's stray letter or glyph in front of it. */
  columnOrnament: 0.8,
  /** `相关链接` and its like over a piece that has a headline of its own. */
  columnBox: 3,
  /** A standing head below its headline, on a page that sets them there, and on one that sets them above. */
  columnCloses: 0.25,
  columnOpens: -1.2,
  kickerDash: 2.2,
  kickerComma: 0.4,
  kickerLong: 0.3,
  kickerOffice: 1.4,
  kickerBrief: 0.6,
  /** `地方：做了什么`. */
  kickerDeed: -1,
  /** The place over a letter-writer's name, as a note; and how little that, or a standing head of every paper's, is a headline. */
  place: 2.5,
  /** How little `工会简讯` is. */
  briefs: 2.5,
  /** An ideograph by which the kicker is longer than its headline. */
  kickerLonger: 0.15,
  /** Hardly one of 430 kickers of marked pages is set in two lines. */
  twoKickers: -2.4,
  kickerShorter: -1,
  /** The first line is drier than the second, so it is the kicker; the second, so it is the deck. */
  drier: 1,
  /** A dry line and one that catches the eye are no two lines of one headline. */
  unlike: 0.5,
  /** How much of the former holds where the other line is plain, too. */
  plain: 0.5,
  kickerApart: 0.3,
  /** Among lines set apart a kicker never stands tight over its headline (112 of 112), a deck without a dash mostly does. */
  kickerTight: -2.5,
  deckApart: -0.3,
  deckTight: 0.4,
  deckDash: 2.5,
  deck: -0.3,
  deckShort: 2.5,
  /** Decks of two lines are as rare as such kickers. */
  twoDecks: -2.4,
  deckAdds: 0.7,
  deckComma: 0.3,
  deckPair: -0.3,
  deckLonger: 0.08,
  deckEvent: 0.9,
  /** Two lines of one headline, apart and tight. */
  twoApart: -2.2,
  twoTight: -0.6,
  /** A second line that is too long for half a headline. */
  longHalf: 2,
  halvesApart: 1.7,
  halvesTight: 1.8,
  nearTight: 1.6,
  farTight: -1,
  twoAdds: 1,
  /** `…获刑` and tight below it `10个月`: an extractor broke the line at its figure. */
  tornFigure: 2,
  /** The first line wants its object, or the body has the words on either side of the line's end in one run. */
  joined: 3,
  twoSpaced: 1.5,
};

/** Whether a line over a story is the headline of a package; the sum of these must be above `wanted`. */
export const PACKAGES = {
  /** The share of its words in its own story at which it is as likely a kicker, and what a hundredth less weighs, in tenths. */
  own: 0.25,
  ownWeight: 8,
  /** The share of its words in the next two stories. */
  others: 4,
  /** Each of the next stories that has its headline in the form `地方：做了什么` as the first has. */
  alike: 1.5,
  /** `多地…`, `各级…`. */
  several: 2,
  /** A standing head has no halves. */
  halves: 1.5,
  /** Above the body whose headline stands below it. */
  apart: 1,
  wanted: 1.3,
};
