/* Which matches are shown. */

const AGENCY_FILTERS = {
  any: { name: "any", takes: () => true },
  credited: { name: "agency named", takes: (match) => Boolean(match.credited) },
  one: { name: "named by one side only", takes: (match) => Boolean(match.a.agency) !== Boolean(match.b.agency) },
  uncredited: { name: "no agency named", takes: (match) => !match.credited },
};

const VERDICT_FILTERS = {
  any: { name: "any", takes: () => true },
  open: { name: "not reviewed", takes: (review) => !review.verdict },
  keep: { name: "keep", takes: (review) => review.verdict === "keep" },
  dismiss: { name: "dismiss", takes: (review) => review.verdict === "dismiss" },
  "not-dismissed": { name: "all but dismissed", takes: (review) => review.verdict !== "dismiss" },
  noted: { name: "with a note", takes: (review) => Boolean(review.note) },
};

const QUOTED = /^\s*[“"„«‘'‹].*[”"“»’'›][.,;:!?]?\s*$/su;

/* A match that is a quotation and nothing more. */
function isQuote(match) {
  return match.kind === "quote-inside" || (match.text.length < 2000 && QUOTED.test(match.text));
}

/* The tests that a match must pass, the cheap ones first. */
function tests(chosen) {
  const list = [];
  if (chosen.min > 0) list.push((match) => match.words >= chosen.min);
  if (chosen.score > 0) list.push((match) => match.score >= chosen.score);
  if (chosen.kinds.length) list.push((match) => chosen.kinds.includes(match.kind));
  if (chosen.cluster) list.push((match) => isOfCluster(match, chosen.cluster));
  if (chosen.doc.length) list.push((match) => isBetween(match, "doc", chosen.doc));
  if (chosen.outlets.length) list.push((match) => isBetween(match, "outlet", chosen.outlets));
  if (chosen.quotes !== "with") list.push((match) => !isQuote(match));
  if (chosen.agency !== "any") list.push(AGENCY_FILTERS[chosen.agency].takes);
  if (chosen.verdict !== "any") {
    const { takes } = VERDICT_FILTERS[chosen.verdict];
    list.push((match) => takes(reviewOf(match.id)));
  }
  const words = folded(chosen.q).split(" ").filter(Boolean);
  if (words.length) list.push((match) => words.every((word) => haystack(match).includes(word)));
  return list;
}

/* Whether one side is the chosen one, or both are the two chosen ones. */
function isBetween({ a, b }, key, [one, other = null]) {
  const [left, right] = [a[key], b[key]];
  if (other === null) return left === one || right === one;
  return (left === one && right === other) || (left === other && right === one);
}

function filtered(chosen) {
  const all = tests(chosen);
  return REPORT.matches.filter((match) => all.every((test) => test(match)));
}

/* The filter in words, for paper and for the export. */
function filterSentence() {
  const parts = [
    state.q && `“${isolated(state.q)}”`,
    state.kinds.length > 0 && state.kinds.map((kind) => kindOf(kind).name.toLowerCase()).join(" or "),
    state.quotes !== "with" && "no quotes",
    state.min > 0 && `at least ${counted(state.min, "word")}`,
    state.score > 0 && `score from ${state.score}`,
    state.agency !== "any" && `agency: ${AGENCY_FILTERS[state.agency].name}`,
    state.verdict !== "any" && `verdict: ${VERDICT_FILTERS[state.verdict].name}`,
    state.outlets.length > 0 && state.outlets.map(isolated).join(" and "),
    state.doc.length > 0 && `${state.doc.length > 1 ? "articles" : "article"} ${state.doc.map(articleName).join(" and ")}`,
    state.cluster && state.view === "matches" && `passage ${isolated(state.cluster)}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/* The matches as the state asks for them, in order; worked out once for each state. */
const chosenNow = { key: "", list: [] };
let reviewRound = 0;

function filterKey() {
  return JSON.stringify([FILTERS.map((name) => state[name]), state.sort]);
}

function selection() {
  const asksReviews = state.verdict !== "any" || state.sort.endsWith("verdict");
  const key = `${filterKey()}${asksReviews ? reviewRound : ""}`;
  if (key !== chosenNow.key) {
    chosenNow.key = key;
    chosenNow.list = sorted(filtered(state), state.sort);
  }
  return chosenNow.list;
}
