/* One match as a row of the list. */

const COLUMNS = [
  { key: "kind", name: "Kind", cell: (match) => [kindTag(match.kind), match.speakers && el("span", { class: "speakers" }, "speakers differ")] },
  { key: "words", name: "Words", class: "number", cell: (match) => [grouped(match.words), el("span", { class: "unit" }, match.words === 1 ? " word" : " words")] },
  { key: "text", name: "Shared passage", class: "passage", cell: passageCell },
  { key: "a", name: "A", class: "outlet", cell: (match) => sideCell(match.a) },
  { key: "b", name: "B", class: "outlet", cell: (match) => sideCell(match.b) },
  { key: "contained", name: "Contained", class: "contained", cell: containedCell },
  { key: "score", name: "Score", class: "number score", cell: (match) => match.score.toFixed(2) },
  { key: "agency", name: "Agency", class: "agency", cell: (match) => (match.credited ? shown(match.credited) : el("span", { class: "none" }, "–")) },
  { key: "verdict", name: "Verdict", class: "verdict", cell: verdictCell },
];

function rowOf(match, index) {
  const current = match.id === state.match;
  return el(
    "tr",
    { "aria-rowindex": index + 2, "aria-current": current && "true", "data-id": match.id, "data-verdict": reviewOf(match.id).verdict, click: () => openMatch(match.id) },
    COLUMNS.map((column) => el("td", { class: `cell-${column.key} ${column.class ?? ""}` }, column.cell(match))),
  );
}

function passageCell(match) {
  return el("a", { href: address({ match: match.id }), class: "passage-link", dir: "auto", click: (event) => keepHere(event, match.id) }, textNodes(beginning(match.text, 400)));
}

/* A plain click opens the match here; any other click is the browser's own affair. */
function keepHere(event, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  openMatch(id);
}

function sideCell(side) {
  return [shown(side.outlet, { class: "outlet-name" }), el("span", { class: "day" }, dayText(side.date))];
}

function containedCell(match) {
  return [
    el("span", { class: "share" }, percent(match.containment_a), " of A"),
    el("span", { class: "share" }, percent(match.containment_b), " of B"),
  ];
}

function verdictCell(match) {
  const { verdict, note } = reviewOf(match.id);
  if (!verdict && !note) return el("span", { class: "none" }, "–");
  return [verdict && el("span", { class: `verdict-tag ${verdict}` }, verdict === "keep" ? "✓ " : "✕ ", VERDICTS[verdict]), note && el("span", { class: "has-note", title: plain(note) }, " note")];
}
