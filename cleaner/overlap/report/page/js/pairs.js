/* Pairs of articles: how much of each stands in the other. */

const PAIR_PAGE = 100;
const pairs = { shown: PAIR_PAGE };

/* The matches of this page between each two articles. */
const MATCHES_OF_PAIR = new Map();
for (const match of COUNTED) {
  const key = bothKey(match);
  MATCHES_OF_PAIR.set(key, (MATCHES_OF_PAIR.get(key) ?? 0) + 1);
}

const PAIR_OF = new Map(ARTICLE_PAIRS.map((pair) => [bothKey(pair), pair]));

function bothKey({ a, b }) {
  return JSON.stringify([a.doc, b.doc].sort());
}

/* The filters of matches hold for pairs: a pair stays if one of its matches does. */
function chosenPairs() {
  if (!hasFilter()) return ARTICLE_PAIRS;
  const alive = new Set(filtered({ ...state, cluster: "" }).map(bothKey));
  return ARTICLE_PAIRS.filter((pair) => alive.has(bothKey(pair)));
}

function drawPairs(root) {
  const list = chosenPairs();
  const more = list.length > pairs.shown && el("button", { type: "button", class: "button", click: () => { pairs.shown += PAIR_PAGE; draw(); } }, `Show more: ${grouped(list.length - pairs.shown)} follow`);
  const empty = list.length === 0 && el("p", { class: "nothing" }, ARTICLE_PAIRS.length === 0 ? "No two articles of this report share a passage." : "No pair of articles passes these filters.");
  replace(root, el("p", { class: "count" }, el("strong", {}, grouped(list.length)), ` of ${counted(ARTICLE_PAIRS.length, "pair")} of articles, the largest share first`), empty || pairTable(list.slice(0, pairs.shown)), more);
}

/* Two rows a pair, so that both bars begin in one place. */
function pairTable(list) {
  return el(
    "table",
    { class: "pairs" },
    el("caption", { class: "unseen" }, "Pairs of articles, and how much of each stands in the other"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Article"), el("th", { scope: "col", class: "pair-share" }, "Share in the other"), el("th", { scope: "col", class: "pair-matches" }, "Matches"))),
    list.map(pairRows),
  );
}

function pairRows(pair) {
  const { a, b, earlier } = pair;
  const timed = Boolean(earlier && a.date && b.date && a.date >= b.date);
  const cells = [a, b].map((side) => [pairArticle(side, { timed, earlier: earlier === "a" && side === a }), pairShare(side)]);
  return el("tbody", {}, el("tr", {}, cells[0], el("td", { class: "pair-matches", rowspan: 2 }, pairMatches(pair))), el("tr", {}, cells[1]));
}

function pairArticle(side, { timed, earlier }) {
  const link = el("a", { href: freshAddress({ view: "matches", doc: [side.doc], ...COUNTED_ALONE }) }, shown(titleOf(side.doc)));
  const facts = el("span", { class: "pair-facts" }, shown(side.outlet), ` · ${whenText(side, timed)}`, side.agency && [" · credits ", shown(side.agency)], earlier && el("span", { class: "first-tag" }, "earlier"));
  return el("th", { scope: "row" }, link, facts);
}

function pairShare(side) {
  const share = shareOf(side);
  const bar = svg("svg", { class: "pair-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { class: "track", width: 100, height: 8 }), svg("rect", { class: "fill", width: 100 * share, height: 8 }));
  return el("td", { class: "pair-share" }, el("div", {}, el("strong", {}, percent(share)), bar, el("span", { class: "pair-facts" }, `${grouped(side.shared_words)} of ${counted(side.words, "word")}`)));
}

/* Leads to what the two share; all of it may have been cut from this page. */
function pairMatches(pair) {
  const { a, b, matches } = pair;
  const count = counted(matches, "match", "matches");
  if (!MATCHES_OF_PAIR.has(bothKey(pair))) return [count, el("span", { class: "pair-facts" }, "not on this page")];
  return el("a", { href: pairAddress(pair) }, count, el("span", { class: "unseen" }, ` of ${articleName(a.doc)} and ${articleName(b.doc)}`));
}

/* Beside one match: what the two articles share in all. */
function pairLink(match) {
  const pair = PAIR_OF.get(bothKey(match));
  if (!pair) return null;
  const [a, b] = pair.a.doc === match.a.doc ? [pair.a, pair.b] : [pair.b, pair.a];
  return el("a", { href: pairAddress(pair) }, `Whole articles: ${percent(shareOf(a))} of A, ${percent(shareOf(b))} of B`);
}

function shareOf({ words, shared_words: part }) {
  return words > 0 ? part / words : 0;
}

function pairAddress({ a, b }) {
  return freshAddress({ view: "matches", doc: [a.doc, b.doc], ...COUNTED_ALONE });
}

/* Copies often have one headline: the outlet tells them apart. */
function articleName(doc) {
  const outlet = DOCUMENTS.get(doc)?.outlet;
  return `${isolated(shortened(titleOf(doc), 60))}${outlet ? ` (${isolated(shortened(outlet, 40))})` : ""}`;
}

/* On the overview. */
function pairsCard() {
  const top = ARTICLE_PAIRS.slice(0, 5);
  if (top.length === 0) return null;
  return card("Articles that share most", "How much of the words of each stands in the other. A short text may stand whole in a long one.", pairTable(top), ARTICLE_PAIRS.length > top.length && el("p", {}, el("a", { href: freshAddress({ view: "pairs" }) }, `All ${grouped(ARTICLE_PAIRS.length)} pairs of articles`)));
}
