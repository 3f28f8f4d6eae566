/* The list of texts, with how much of each goes. */

const ORDERS = {
  given: { name: "as given", by: (x, y) => x.index - y.index },
  most: { name: "most goes", by: (x, y) => shareGone(y) - shareGone(x) },
  least: { name: "least goes", by: (x, y) => shareGone(x) - shareGone(y) },
};

const list = { order: "given", search: "" };

/* Built once: thousands of texts would make every step slow. */
function documentList() {
  if (DOCUMENTS.length < 2) return null;
  if (!list.root) {
    list.items = el("ol", { class: "documents-items" });
    list.root = el("nav", { class: "documents", "aria-label": "Texts" }, el("div", { class: "documents-bar" }, searchField(), orderField()), list.items);
    drawDocuments();
  }
  markDocument();
  return list.root;
}

function searchField() {
  list.input = el("input", { type: "search", placeholder: "Find a text", "aria-label": "Find a text by its name, title or outlet", autocomplete: "off", spellcheck: "false", input: () => { list.search = list.input.value; drawDocuments(); } });
  return list.input;
}

function orderField() {
  const select = el("select", { "aria-label": "Order of the texts", change: () => { list.order = select.value; drawDocuments(); } }, Object.entries(ORDERS).map(([value, { name }]) => el("option", { value }, name)));
  return select;
}

function listed() {
  const wanted = list.search.toLowerCase();
  const found = DOCUMENTS.filter(({ name, title, site }) => [name, title, site].some((text) => (text ?? "").toLowerCase().includes(wanted)));
  return found.sort(ORDERS[list.order].by);
}

function drawDocuments() {
  list.links = new Map();
  const found = listed();
  replace(list.items, found.map(documentItem), found.length === 0 && el("li", { class: "nothing" }, "No text of that name."));
  markDocument();
}

function documentItem(each) {
  const notes = el("span", { class: "documents-notes" });
  const link = el("a", { href: addressOf({ ...DEFAULTS, doc: each.index }), click: (event) => { event.preventDefault(); visit({ doc: each.index }); } },
    el("span", { class: "documents-name" }, shown(shortened(each.title ?? each.name, 90))),
    each.title && el("span", { class: "documents-file" }, shown(each.name)),
    el("span", { class: "documents-share" }, shareBar(shareGone(each)), `${percent(shareGone(each))} goes`, each.obstacle && el("strong", {}, " · ", shown(each.obstacle)), notes));
  list.links.set(each.index, { link, notes });
  noteDocument(each);
  return el("li", {}, link);
}

/* Which text is open. */
function markDocument() {
  list.open?.link.removeAttribute("aria-current");
  list.open = list.links.get(state.doc);
  list.open?.link.setAttribute("aria-current", "page");
}

/* Scrolls the list, never the page, to the open text. */
function revealDocument() {
  const item = list.open?.link.parentElement;
  if (!item) return;
  const { scrollTop, clientHeight } = list.items;
  if (item.offsetTop < scrollTop) list.items.scrollTop = item.offsetTop;
  else if (item.offsetTop + item.offsetHeight > scrollTop + clientHeight) list.items.scrollTop = item.offsetTop + item.offsetHeight - clientHeight;
}

/* How many of its lines are noted. */
function noteDocument(each) {
  const count = [...marks].filter((mark) => mark.startsWith(`${each.index}:`)).length;
  list.links?.get(each.index)?.notes.replaceChildren(count > 0 ? ` · ${counted(count, "note")}` : "");
}

function shareBar(share) {
  return svg("svg", { class: "share-bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, svg("rect", { class: "share-all", width: 100, height: 6 }), svg("rect", { class: "share-gone", width: (100 * share).toFixed(1), height: 6 }));
}

/* The text before or behind the open one, in the order of the list. */
function stepDocument(step) {
  const found = DOCUMENTS.length < 2 ? [] : listed();
  const next = found[found.findIndex(({ index }) => index === state.doc) + step];
  if (next) visit({ doc: next.index });
}
