/* Plain tables that may be wider than the page. */

function scrollingTable(caption, head, rows) {
  return el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption }, el("table", { class: "plain" }, el("caption", { class: "unseen" }, caption), el("thead", {}, head), el("tbody", {}, rows)));
}

/* Columns are {name, cell, number}; long tables show their beginning until asked. */
function recordTable(caption, columns, records, { first = 100 } = {}) {
  const head = el("tr", {}, columns.map(({ name, number }) => el("th", { scope: "col", class: number && "number" }, name)));
  const rowOfRecord = (record) => el("tr", {}, columns.map(({ cell, number }) => el("td", { class: number && "number" }, cell(record))));
  const root = el("div", {}, scrollingTable(caption, head, records.slice(0, first).map(rowOfRecord)));
  if (records.length > first) {
    const more = el("button", { type: "button", class: "button", click: () => {
      root.querySelector("tbody").append(...records.slice(first).map(rowOfRecord));
      more.remove();
    } }, `Show all ${grouped(records.length)}`);
    root.append(more);
  }
  return root;
}
