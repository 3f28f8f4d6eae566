/* The first view: the set at a glance. */

function overview() {
  const root = el("div", { class: "overview" }, figures());
  if (COUNTED.length === 0) root.append(emptyNotice());
  else root.append(el("div", { class: "spread" }, outletsCard(), el("div", { class: "stack" }, kindsCard(), lengthsCard())), pairsCard(), timelineCard(), topClusters());
  if (COUNTED.length === 0 && REPORT.documents.length > 0) root.append(timelineCard());
  return root;
}

function figures() {
  const words = sum(REPORT.documents, "words");
  const shared = sum(REPORT.documents, "shared_words");
  const list = [
    [grouped(REPORT.outlets.length), REPORT.outlets.length === 1 ? "outlet" : "outlets"],
    [grouped(REPORT.documents.length), REPORT.documents.length === 1 ? "article" : "articles"],
    [grouped(COUNTED.length + CUT.matches), COUNTED.length + CUT.matches === 1 ? "match" : "matches"],
    [grouped(REPORT.clusters.length + CUT.clusters), REPORT.clusters.length + CUT.clusters === 1 ? "shared passage" : "shared passages"],
    [percent(words > 0 ? shared / words : 0), "of all words are shared"],
  ];
  return el("dl", { class: "figures" }, list.map(([figure, name]) => el("div", {}, el("dt", {}, name), el("dd", {}, figure))));
}

function sum(records, key) {
  return records.reduce((total, record) => total + (record[key] ?? 0), 0);
}

function card(title, about, ...content) {
  return el("section", { class: "card" }, el("h2", {}, title), about && el("p", { class: "about" }, about), content);
}

/* A drawing that fits its room, and is drawn again when the room changes. */
function fitted(draw) {
  const root = el("div", { class: "drawing" });
  let room = 0;
  new ResizeObserver(() => {
    const next = Math.floor(root.clientWidth);
    if (next === room || next === 0) return;
    room = next;
    replace(root, draw(room));
    steeredByArrows(root);
  }).observe(root);
  listenToArrows(root);
  return root;
}

function outletsCard() {
  return card("Who shares with whom", "Each cell leads to its matches. On the diagonal, the share of its words that only this outlet has.", fitted(heatmapDrawing), heatmapLegend(), heatmapNote(), el("details", {}, el("summary", {}, "The same as a table"), heatmapTable()));
}

function kindsCard() {
  const most = Math.max(1, ...Object.keys(KINDS).map((kind) => ofKind(kind).length));
  const rows = Object.entries(KINDS).map(([kind, { means }]) => {
    const count = ofKind(kind).length;
    return el("a", { class: "kind-row", href: freshAddress({ view: "matches", kinds: [kind], ...COUNTED_ALONE }) }, kindTag(kind), svg("svg", { class: "kind-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { class: "fill", width: (count / most) * 100, height: 8 })), el("span", { class: "number" }, grouped(count)), el("span", { class: "means" }, means));
  });
  return card("What kind of sharing", null, el("div", { class: "kind-rows" }, rows));
}

function ofKind(kind) {
  return COUNTED.filter((match) => match.kind === kind);
}

function lengthsCard() {
  return card("How long", null, fitted((room) => histogram(COUNTED, room)));
}

function timelineCard() {
  const items = REPORT.documents.map((doc) => ({ outlet: doc.outlet, date: doc.date, name: titleOf(doc.id), href: freshAddress({ view: "matches", doc: [doc.id] }) }));
  if (!items.some(hasDay)) return card("When", null, el("p", { class: "about" }, "No article of this set bears a date, so nobody was first."));
  return card("When", "Each dot is an article. Dates are as the files give them; what bears none stands in a lane of its own.", fitted((room) => timeline(items, room, "Articles by outlet and day")));
}

function topClusters() {
  const top = REPORT.clusters.slice(0, 5);
  return card("Most widely shared", null, el("ol", { class: "top" }, top.map((cluster) => el("li", {}, el("a", { href: freshAddress({ view: "clusters", cluster: cluster.id }) }, shown(shortened(cluster.text, 220))), el("p", { class: "cluster-facts" }, kindTag(cluster.kind), clusterFacts(cluster))))), REPORT.clusters.length > top.length && el("p", {}, el("a", { href: freshAddress({ view: "clusters" }) }, `All ${grouped(REPORT.clusters.length)} shared passages`)));
}
