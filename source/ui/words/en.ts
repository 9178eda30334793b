import type { Words } from "./words.js";

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** The screen's words in English. */
export const english: Words = {
  views: {
    articles: "Articles",
    pictures: "Pictures",
    bylines: "Bylines",
    pages: "Pages",
    kept: "Kept",
    figures: "Figures",
  },
  commands: {
    down: "next item, next line",
    up: "previous item, previous line",
    open: "open; in an article, follow its jump",
    back: "back",
    pageDown: "next screen",
    pageUp: "previous screen",
    halfDown: "half a screen down",
    halfUp: "half a screen up",
    top: "beginning",
    bottom: "end",
    nextArticle: "next article",
    previousArticle: "previous article",
    search: "search everything; in an article, find in it",
    nextHit: "next hit",
    previousHit: "previous hit",
    viewArticles: "all articles",
    viewPictures: "pictures and captions",
    viewBylines: "bylines",
    viewPages: "pages",
    viewKept: "kept articles",
    viewFigures: "figures",
    nextView: "next view",
    previousView: "previous view",
    filters: "filter by byline, place, column, page, month, kind",
    sort: "order of the list",
    reverse: "reverse the order",
    otherPane: "the other pane",
    historyBack: "back to where one was",
    historyForward: "forward again",
    mark: "set a mark (then a letter)",
    goToMark: "go to a mark (then its letter)",
    keep: "keep, or let go",
    copy: "copy: y citation, p paragraph, a article",
    copyCommand: "copy the command that prints this",
    rawPage: "the raw page in $PAGER",
    editor: "the article in $EDITOR",
    pipe: "send the article to a command",
    peek: "the raw lines and how they were read",
    mixedSounds: "mixed sounds: z zh, c ch, s sh, n l, in ing … are one",
    concordance: "concordance (again: sort by the left)",
    script: "script: as printed, simplified, Taiwan, Hong Kong",
    narrower: "narrower measure",
    wider: "wider measure",
    onlyReader: "only the article",
    reload: "read the corpus again",
    help: "all keys",
    commandLine: "type a command",
    quit: "up one level; at the top, quit",
    quitAtOnce: "quit at once",
    suspend: "suspend",
    redraw: "redraw the screen",
  },
  groups: {
    move: "Moving",
    read: "Reading",
    find: "Finding",
    views: "Views",
    keep: "Keeping and copying",
    look: "Looking closer",
    leave: "And also",
  },
  hints: {
    open: "open",
    search: "search",
    find: "find here",
    hit: "hits",
    keep: "keep",
    copy: "copy",
    script: "script",
    filters: "filter",
    help: "all keys",
    back: "back",
    next: "next",
    quit: "quit",
    choose: "choose",
    scroll: "scroll",
    move: "move",
    edit: "go on with it",
    clear: "clear",
    close: "close",
    enter: "done",
    cancel: "cancel",
    recall: "earlier",
  },
  fields: {
    column: "column",
    group: "package",
    kicker: "kicker",
    headline: "headline",
    deck: "deck",
    byline: "byline",
    dateline: "dateline",
    summary: "summary",
    body: "body",
    caption: "caption",
    notes: "notes",
  },
  filterNames: {
    byline: "Byline",
    place: "Place",
    column: "Column",
    page: "Page",
    month: "Month",
    kind: "Kind",
    source: "File",
  },
  kinds: { news: "story", photo: "picture" },
  sorts: { relevance: "best first", newest: "newest first", oldest: "oldest first", page: "by page" },
  reversed: "reversed",
  mixedSounds: "mixed sounds",
  sides: { left: "by the left", right: "by the right" },
  scripts: {
    printed: "as printed",
    cn: "simplified",
    tw: "traditional (Taiwan)",
    hk: "traditional (Hong Kong)",
  },
  matches: { exact: "exact", pinyin: "pinyin", near: "nearly" },
  boxes: { search: "Search", find: "Find here", command: "Command", pipe: "Send to command" },
  searchHint: "/ to search, or type Chinese; pinyin too",
  tabs: {
    articles: "All",
    pictures: "Pics",
    bylines: "Names",
    pages: "Pages",
    kept: "Kept",
    figures: "Stats",
  },
  tooSmall: ["Window too small: 40 columns and 10 rows at least", "40 columns, 10 rows", "40x10"],
  loading: "Reading",
  work: { reading: "reading", converting: "converting" },
  emptyCorpus: "No articles in the corpus. Name a file or folder of page texts (.txt) with --corpus.",
  nothingKept: "Nothing kept yet. Press f on an article to keep it.",
  helpTitle: "All keys",
  peekTitle: "The raw page",
  peekLegend: "a rule marks this article; each block with how it was read",
  peekRoles: {
    column: "column",
    group: "package",
    kicker: "kicker",
    headline: "headline",
    deck: "deck",
    byline: "byline",
    dateline: "dateline",
    summary: "summary",
    body: "body",
    caption: "caption",
    notes: "notes",
    furniture: "running head and the like",
    decoration: "mark",
    credit: "credit",
    name: "name",
    note: "note",
    jumpOn: "jump",
    jumpFrom: "jump from",
    diary: "date",
    first: "a first line",
    more: "a further line",
    display: "display type",
    mark: "mark",
    verse: "verse",
  },
  filtersTitle: "Filters",
  firstRun: "j k move   Enter opens   / searches   ? all keys   q quits",
  alsoSpelled: "also spelled",
  with: "with",
  noMark: "No such mark",
  kept: "Kept",
  letGo: "No longer kept",
  noHits: "No hits in this article",
  articleGone: "The article that was open is no longer in the corpus; this is its list",
  commandHints: ["Tab completes", "a name", "a number", "open ID", "search WORDS", "? lists all"],
  commandHelp: [
    [":NAME", "do the action of that name, of those below; Tab completes"],
    [":42", "item 42, line 42"],
    [":open ID", "open that article"],
    [":search WORDS", "search; Chinese is searched for without it"],
    [":q", "quit at once, as :quit"],
    [":h", "this table, as :help"],
  ],
  commandTitle: "After :",
  commandNames: "Names: ",
  noCommand: (word, near) =>
    `No command “${word}”; ${near.length > 0 ? `did you mean ${near.join(", ")}?` : "? lists all, unionnews --help the prompt's"}`,
  takesNothing: (word) => `${word} takes nothing behind it`,
  noArticle: "Choose an article first",
  notFound: (id) => `No article has the id ${id}`,
  noQuery: "Search for a word first, with /",
  noRawPage: "The raw page cannot be read",
  copied: {
    citation: "Citation copied",
    paragraph: "Paragraph copied",
    article: "Article copied",
    command: "Command copied",
  },
  count: (items, view) =>
    view === "bylines"
      ? many(items, "name")
      : view === "pictures"
        ? many(items, "picture")
        : view === "pages"
          ? many(items, "page")
          : view === "figures"
            ? many(items, "row")
            : many(items, "article"),
  inferred: (date) => `${date} (inferred)`,
  page: (number) => `p. ${number}`,
  jumpTo: (number) => `to page ${number}`,
  jumpInList: (number) => `to p. ${number}`,
  jumpFrom: (number) => `from page ${number}`,
  more: (count) => `${count} more`,
  pieces: (stories, pictures) =>
    [stories > 0 ? many(stories, "story", "stories") : "", pictures > 0 ? many(pictures, "picture") : ""]
      .filter((part) => part !== "")
      .join(", "),
  hits: (total, complete) => (complete ? many(total, "hit") : `at least ${many(total, "hit")}`),
  hitOf: (hit, total) => `hit ${hit} of ${total}`,
  nothing: (query, near, words) => [
    `Nothing found for “${query}”.`,
    near ? "Tried: both scripts, pinyin, initials, nearly the same characters." : "",
    words
      ? "Try one word fewer, or pinyin (gonghui), or initials (gh)."
      : "No article meets the condition. Try a wider one, such as page:1..4 or date:2025-06..",
    "Esc clears the search.",
  ],
  noneOfThem: (total, view) => [
    `${many(total, "hit")}, but none ${view === "kept" ? "is kept" : view === "pictures" ? "is a picture" : "is in this view"}.`,
    "Press 1 to see them among all articles.",
  ],
  filteredOut: (filters) => [
    `No article meets the filters: ${filters}.`,
    "F changes them, Esc clears them all.",
  ],
  noneInView: (view) =>
    view === "pictures"
      ? "No pictures on these pages. Press 1 for the articles."
      : view === "bylines"
        ? "None of these articles is signed. Press 1 for the articles."
        : "Nothing here. Press 1 for the articles.",
  peekDoubt: (other, margin) => ` (or ${other}, by ${margin})`,
  keyProblem: (problem) => {
    switch (problem.kind) {
      case "unknown":
        return `no key “${problem.key}”; write a character, or ctrl-x, space, enter, tab, pgup, home …`;
      case "fixed":
        return `“${problem.key}” cannot be changed: digits count and choose views, Esc cancels, Chinese searches`;
      case "command":
        return `“${problem.key}”: no action “${problem.command}”; their names stand in the README's table of keys`;
      case "twice":
        return `“${problem.key}” is there twice; it does ${problem.command} now`;
      default:
        return `${problem.command} has no key left; type :${problem.command}`;
    }
  },
  marked: (letter) => `Mark ${letter} set; ' ${letter} comes back here`,
  measure: (characters) => `${characters} characters a line`,
  order: (sort) => `Order: ${sort}`,
  rest: (seconds) =>
    seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`,
  corpusChanged: (added, changed, removed) =>
    `The corpus has changed and was read again: ${added} added, ${changed} changed, ${removed} gone`,
  places: (count, complete) => (complete ? many(count, "place") : `the first ${many(count, "place")}`),
  notes: {
    empty: () => "",
    "not-a-field": (text) => `“${text}:” is no field; searched as text`,
    "bad-value": (text) => `“${text}” cannot be read; searched as text`,
    "no-value": (text) => `nothing behind “${text}:”; searched as text`,
    "only-negated": () => "only exclusions: all the others are listed",
    "nothing-left": () => "too long, or only punctuation: part of the query was not used",
    "as-date": (text) => `“${text}” is a date; in quotes it is text`,
    joined: (text) => `searched as one word: ${text}`,
    partial: () => "too much text: only the newer part of the bodies was searched",
  },
};
