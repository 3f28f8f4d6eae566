/* All reasons, with what each took of all texts: a rule is known by what it takes. */

const TAKEN = 200;

const reasonOrders = {
  lines: { name: "most lines", by: (x, y) => y.lines.length - x.lines.length },
  longest: { name: "longest line", by: (x, y) => longestOf(y) - longestOf(x) },
  doubt: { name: "least sure", by: (x, y) => leastSure(x) - leastSure(y) },
};
let reasonOrder = "lines";

function longestOf({ lines }) {
  return lines.reduce((most, { line }) => Math.max(most, line.text.length), 0);
}

function leastSure({ lines }) {
  return lines.reduce((least, { line }) => Math.min(least, line.score), 1);
}

function reasonsView() {
  const found = takings().sort(reasonOrders[reasonOrder].by);
  const select = el("select", { id: "reason-order", change: () => { reasonOrder = select.value; draw(); } }, Object.entries(reasonOrders).map(([value, { name }]) => el("option", { value, selected: value === reasonOrder }, name)));
  const lines = found.reduce((sum, taking) => sum + taking.lines.length, 0);
  return el("section", { class: "reasons", "aria-label": "Reasons" },
    el("p", { class: "about" }, `${counted(lines, "line")} of ${counted(DOCUMENTS.length, "text")} ${lines === 1 ? "goes" : "go"} for ${counted(found.length, "reason")}. Open one to read what it takes, the longest lines first: what a rule takes wrongly is mostly long. A click on a line shows it in its text.`),
    el("p", { class: "reasons-order" }, el("label", { for: "reason-order" }, "Order "), select),
    found.length === 0 && el("p", { class: "nothing" }, "Nothing goes."),
    found.map(reasonItem));
}

function reasonItem(taking) {
  const { kind, by, lines, documents } = taking;
  const body = el("ol", { class: "taken" });
  const item = el("details", { class: "reason", "data-group": groupOf(kind), toggle: () => item.open && body.childElementCount === 0 && replace(body, takenRows(lines)) },
    el("summary", {}, kindTag(kind), el("span", { class: "run-why" }, shown(whyOf(taking))), el("span", { class: "run-by" }, shown(by)), el("span", { class: "reason-count" }, counted(lines.length, "line"), DOCUMENTS.length > 1 && `, ${counted(documents.size, "text")}`)),
    body);
  return item;
}

function takenRows(lines) {
  const longest = [...lines].sort((x, y) => y.line.text.length - x.line.text.length);
  const rows = longest.slice(0, TAKEN).map(({ line, document: each }) => el("li", {}, el("a", { href: addressOf({ ...DEFAULTS, doc: each.index, line: line.at }) }, shown(line.text)), el("span", { class: "taken-place" }, scoreText(line.score), DOCUMENTS.length > 1 && [" · ", shown(each.name)])));
  return [rows, longest.length > TAKEN && el("li", { class: "about" }, `and ${counted(longest.length - TAKEN, "shorter line")}`)];
}
