/* One line of a text, and the head of a run of lines that go. */

function lineRow(each, line) {
  const note = el("button", { type: "button", class: "note", tabindex: "-1", "aria-pressed": String(isMarked(each, line)), click: () => noteLine(each, line) }, wish(line));
  return el("li", { class: "line", id: `line-${line.at}`, tabindex: "-1", "data-gone": line.gone ? "yes" : "no", "data-rank": line.rank > 0 ? line.rank : null, "data-marked": isMarked(each, line) ? "yes" : null },
    el("span", { class: "line-number", "aria-hidden": "true" }, line.number),
    el("span", { class: "line-text" }, RANKS[line.rank] && el("span", { class: "line-rank" }, RANKS[line.rank]), line.gone ? el("s", {}, shown(line.text)) : shown(line.text)),
    note);
}

function runHead({ reason, lines }) {
  return el("p", { class: "run-head" }, kindTag(reason.kind), el("span", { class: "run-why" }, shown(reason.why)), el("span", { class: "run-by" }, shown(reason.by), " · ", el("abbr", { title: "how sure that is, from 0 to 1; a line goes from 0.5 on" }, scoresText(lines))));
}

function noteLine(each, line) {
  toggleMark(each, line);
  const row = byId(`line-${line.at}`);
  const on = isMarked(each, line);
  if (on) row.dataset.marked = "yes";
  else delete row.dataset.marked;
  row.querySelector(".note").setAttribute("aria-pressed", String(on));
  drawNoted();
  noteDocument(each);
}
