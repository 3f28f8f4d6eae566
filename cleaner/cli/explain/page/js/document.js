/* The view of one text. */

function documentView() {
  const each = DOCUMENTS[state.doc];
  if (!each) return el("p", { class: "nothing" }, "No text was given.");
  return el("div", { class: "workspace", "data-single": DOCUMENTS.length < 2 ? "yes" : null }, documentList(),
    el("section", { class: "document", "aria-label": "The text" }, documentHead(each), each.lines.length > 0 && el("div", { class: "lines-bar" }, showTabs()), el("div", { class: "lines-and-map" }, linesList(each), lineMap(each))));
}
