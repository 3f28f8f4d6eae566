/* The list of matches.  Only the rows that can be seen exist, so that thousands scroll like ten. */

const SPARE = 8;
const list = { first: -1, last: -1, rowHeight: 64 };

function matchList() {
  if (!list.root) {
    list.body = el("tbody");
    list.head = el("tr", { "aria-rowindex": 1 });
    list.table = el("table", { class: "matches" }, el("caption", { class: "unseen" }, "Matches"), el("thead", {}, list.head), list.body);
    list.empty = el("p", { class: "nothing", hidden: true });
    list.scroller = el("div", { class: "list-scroll", tabindex: 0, role: "region", "aria-label": "List of matches", scroll: () => window.requestAnimationFrame(drawWindow) }, list.table, list.empty);
    list.count = el("p", { class: "count", id: "count" });
    list.sort = sortChoice();
    list.root = el("section", { class: "list", "aria-label": "Matches" }, el("div", { class: "list-bar" }, list.count, list.sort.root, el("button", { type: "button", class: "button", click: openExport }, "Export")), list.scroller);
    new ResizeObserver(measureAgain).observe(list.scroller);
  }
  return list.root;
}

function sortChoice() {
  const options = Object.entries(SORTS).map(([value, { name }]) => el("option", { value }, name));
  const select = el("select", { id: "sort", change: () => change({ sort: select.value }) }, options, el("option", { value: "turned", hidden: true }, "turned round"));
  return { root: el("label", { class: "sort", for: "sort" }, el("span", {}, "Sort"), select), show: (sort) => { select.value = sort.startsWith("-") ? "turned" : sort; } };
}

/* The same column again turns its order round. */
function sortBy(key) {
  change({ sort: state.sort === key ? `-${key}` : key });
}

function headCell(column) {
  const active = state.sort.replace(/^-/, "") === column.key;
  const turned = state.sort.startsWith("-");
  const order = !active ? null : turned ? "descending" : "ascending";
  return el("th", { scope: "col", class: `cell-${column.key} ${column.class ?? ""}`, "aria-sort": order }, el("button", { type: "button", "data-sort": column.key, click: () => sortBy(column.key) }, column.name, el("span", { class: "arrow", "aria-hidden": "true" }, !active ? "" : turned ? "↑" : "↓")));
}

/* After a change of filter, order or verdict. */
function drawList() {
  const matches = selection();
  const focused = document.activeElement?.dataset?.sort;
  replace(list.head, COLUMNS.map(headCell));
  if (focused) list.head.querySelector(`[data-sort="${focused}"]`)?.focus();
  list.sort.show(state.sort);
  list.table.setAttribute("aria-rowcount", String(matches.length + 1));
  replace(list.count, el("strong", {}, grouped(matches.length)), ` of ${counted(REPORT.matches.length, "match", "matches")}`, COUNTED.length < REPORT.matches.length && `, of which a review dismissed ${grouped(REPORT.matches.length - COUNTED.length)}`, el("span", { class: "on-paper" }, hasFilter() && ` (${filterSentence()})`));
  list.table.hidden = matches.length === 0;
  list.empty.hidden = matches.length > 0;
  if (matches.length === 0) replace(list.empty, whyEmpty());
  list.matches = matches;
  if (list.key !== filterKey()) list.scroller.scrollTop = 0;
  list.key = filterKey();
  list.first = -1;
  drawWindow();
}

function whyEmpty() {
  if (REPORT.matches.length === 0) return "There are no matches in this report.";
  return ["No match passes these filters. ", el("button", { type: "button", class: "quiet", click: () => change(withoutFilter()) }, "Clear all filters")];
}

function drawWindow() {
  if (list.all) return;
  const total = list.matches.length;
  const top = list.scroller.scrollTop;
  const first = Math.max(0, Math.floor(top / list.rowHeight) - SPARE);
  const last = Math.min(total, Math.ceil((top + list.scroller.clientHeight) / list.rowHeight) + SPARE);
  if (first === list.first && last === list.last) return;
  list.first = first;
  list.last = last;
  fillRows(first, last);
  measure();
}

function fillRows(first, last) {
  const focused = list.body.contains(document.activeElement) ? document.activeElement.closest("tr").dataset.id : null;
  const rows = list.matches.slice(first, last).map((match, index) => rowOf(match, first + index));
  replace(list.body, gap(first), rows, gap(list.matches.length - last));
  if (focused) rowElement(focused)?.querySelector("a")?.focus({ preventScroll: true });
}

/* Stands for the rows that are not there. */
function gap(rows) {
  if (rows <= 0) return null;
  const cell = el("td", { colspan: COLUMNS.length });
  cell.style.height = `${rows * list.rowHeight}px`;
  return el("tr", { class: "gap", "aria-hidden": "true" }, cell);
}

function rowElement(id) {
  return list.body.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
}

/* All rows are equally high; how high depends on the width. */
function measure() {
  const row = list.body.querySelector("tr[data-id]");
  const height = row?.getBoundingClientRect().height;
  if (height && Math.abs(height - list.rowHeight) > 0.5) {
    list.rowHeight = height;
    list.first = -1;
    drawWindow();
  }
}

function measureAgain() {
  if (!list.matches) return;
  list.first = -1;
  drawWindow();
}

/* Brings the current row into sight. */
function revealRow(id) {
  const index = list.matches.findIndex((match) => match.id === id);
  if (index < 0) return;
  const top = index * list.rowHeight;
  const head = list.head.getBoundingClientRect().height;
  const { scrollTop, clientHeight } = list.scroller;
  if (top < scrollTop) list.scroller.scrollTop = top;
  else if (top + list.rowHeight + head > scrollTop + clientHeight) list.scroller.scrollTop = top + list.rowHeight + head - clientHeight;
  drawWindow();
}

function markRow() {
  for (const row of list.body.querySelectorAll("tr[data-id]")) {
    if (row.dataset.id === state.match) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}
