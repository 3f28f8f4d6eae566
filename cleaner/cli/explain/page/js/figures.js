/* What is said of a text above its lines: who and when, what to know, and how much of it goes. */

function documentHead(each) {
  return el("header", { class: "document-head" },
    el("h2", {}, shown(each.title ?? each.name)),
    el("p", { class: "about" }, factsOf(each).map((fact, at) => [at > 0 && " · ", fact])),
    noticesOf(each),
    figures(each));
}

function factsOf(each) {
  const outlet = each.site ? `rules of ${plain(each.site)}` : "outlet not known, general rules only";
  return [el("span", { class: "file" }, shown(each.name)), outlet, each.date && shown(each.date), each.author && shown(each.author), each.language && shown(each.language), each.media === "html" && "HTML"].filter(Boolean);
}

function noticesOf(each) {
  return each.warnings.map((warning) => el("p", { class: "notice" }, shown(warning)));
}

function figures(each) {
  const lines = each.lines;
  const gone = goneOf(each).length;
  if (lines.length === 0) return null;
  return el("div", { class: "figures" },
    el("p", { class: "figures-said" }, el("strong", {}, `${grouped(gone)} of ${counted(lines.length, "line")}`), ` ${gone === 1 && lines.length === 1 ? "goes" : "go"}, ${percent(shareGone(each))} of the text`),
    kindBar(each),
    kindChips(each));
}

/* The whole text as a bar: what is left first, then each kind. */
function kindBar(each) {
  const parts = [["left", each.chars - each.gone], ...kindsOf(each).map(([kind, size]) => [groupOf(kind), size])];
  const total = parts.reduce((sum, [, size]) => sum + size, 0) || 1;
  let at = 0;
  const rects = parts.map(([group, size]) => {
    const rect = svg("rect", { x: at.toFixed(2), width: ((100 * size) / total).toFixed(2), height: 8, "data-group": group });
    at += (100 * size) / total;
    return rect;
  });
  return svg("svg", { class: "kind-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" }, rects);
}

function kindChips(each) {
  const counts = new Map();
  for (const { reason } of goneOf(each)) counts.set(reason.kind, (counts.get(reason.kind) ?? 0) + 1);
  const chips = kindsOf(each).map(([kind]) => el("button", { type: "button", class: "chip", "aria-pressed": String(state.kind === kind), click: () => change({ kind: state.kind === kind ? "" : kind }) }, kindTag(kind), el("span", { class: "chip-count" }, grouped(counts.get(kind)))));
  return chips.length > 0 && el("div", { class: "chips", role: "group", "aria-label": "Show one kind alone" }, chips);
}

function showTabs() {
  return el("div", { class: "shows", role: "group", "aria-label": "Which lines" }, Object.entries(SHOWS).map(([show, name]) => el("button", { type: "button", class: "show", "aria-pressed": String(state.show === show), click: () => change({ show }) }, name)));
}
