/* Outlet by outlet: which share of a row's words stands in the column's outlet.
   On the diagonal, the share that stands nowhere else. */

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.4];
const MOST_SHOWN = 40;

/* The outlets that are shown: of many those that share most, in their order. */
function heatmapNames() {
  const sharing = ([, { words, unique_words: unique }]) => words - unique;
  const most = [...OUTLETS].sort((one, other) => sharing(other) - sharing(one)).slice(0, MOST_SHOWN);
  const names = new Set(most.map(([name]) => name));
  return [...OUTLETS.keys()].filter((name) => names.has(name));
}

function heatmapNote() {
  const left = OUTLETS.size - MOST_SHOWN;
  return left > 0 && el("p", { class: "heat-note" }, `Shown are the ${MOST_SHOWN} outlets that share most; ${counted(left, "other outlet")} can be found under Matches.`);
}

/* Words of each outlet that stand in each other one, and how many matches. */
function crossTable() {
  const cells = new Map();
  for (const { a, b, a_words: ofA, b_words: ofB, matches } of REPORT.table) {
    cells.set(pairKey(a, b), { words: ofA, matches });
    cells.set(pairKey(b, a), { words: ofB, matches });
  }
  return cells;
}

function pairKey(row, column) {
  return JSON.stringify([row, column]);
}

/* What a cell says. */
function cellOf(cells, row, column) {
  const { words, unique_words: unique } = OUTLETS.get(row);
  const own = row === column;
  const { words: shared, matches } = own ? { words: unique, matches: null } : (cells.get(pairKey(row, column)) ?? { words: 0, matches: 0 });
  return { row, column, own, shared, matches, share: words > 0 ? shared / words : 0 };
}

function stepOf(share) {
  return share <= 0 ? 0 : 1 + STEPS.filter((limit) => share >= limit).length;
}

function cellSentence({ row, column, own, share, shared, matches }) {
  if (own) return `${percent(share)} of the words of ${isolated(row)} stand in no other outlet (${counted(shared, "word")})`;
  return `${percent(share)} of the words of ${isolated(row)} stand in ${isolated(column)} too (${counted(shared, "word")}, ${counted(matches, "match", "matches")})`;
}

function cellAddress({ row, column, own }) {
  return freshAddress({ view: "matches", outlets: own ? [row] : [row, column], ...COUNTED_ALONE });
}

/* As a drawing, as wide as there is room. */
function heatmapDrawing(room) {
  const names = heatmapNames();
  const cells = crossTable();
  const label = Math.min(room < 520 ? 128 : 210, 36 + 8 * names.reduce((most, name) => Math.max(most, plain(name).length), 4));
  const cell = Math.max(36, Math.min(104, Math.floor((room - label - 4) / Math.max(1, names.length))));
  const geometry = { names, cells, label, cell, top: 30 };
  const width = label + cell * names.length + 4;
  const height = geometry.top + cell * 0.72 * names.length + 4;
  return svg("svg", { class: "heatmap", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Outlet by outlet: shared words" }, names.map((name, column) => columnLabel(geometry, name, column)), names.map((name, row) => rowOfCells(geometry, name, row)));
}

function letterOf(index) {
  return index < 26 ? String.fromCodePoint(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
}

function columnLabel({ label, cell, top }, name, column) {
  return svg("text", { class: "heat-key", x: label + cell * (column + 0.5), y: top - 10, "text-anchor": "middle" }, svg("title", {}, plain(name)), letterOf(column));
}

function rowOfCells(geometry, name, row) {
  const { names, cells, label, cell, top } = geometry;
  const y = top + cell * 0.72 * row;
  const text = svg("text", { class: "heat-name", x: label - 26, y: y + cell * 0.36, "text-anchor": "end", "dominant-baseline": "central" }, svg("title", {}, plain(name)), shortened(name, Math.floor((label - 30) / 7.4)));
  const key = svg("text", { class: "heat-key", x: label - 10, y: y + cell * 0.36, "text-anchor": "middle", "dominant-baseline": "central" }, letterOf(row));
  return svg("g", {}, text, key, names.map((column, index) => heatCell(cellOf(cells, name, column), label + cell * index, y, cell)));
}

function heatCell(cell, x, y, size) {
  const height = size * 0.72;
  return svg(
    "a",
    { href: cellAddress(cell), class: cell.own ? "heat own" : `heat heat-${stepOf(cell.share)}`, "aria-label": cellSentence(cell) },
    svg("title", {}, cellSentence(cell)),
    svg("rect", { x: x + 1.5, y: y + 1.5, width: size - 3, height: height - 3, rx: 3 }),
    svg("text", { x: x + size / 2, y: y + height / 2, "text-anchor": "middle", "dominant-baseline": "central" }, percent(cell.share).replace(" %", "")),
  );
}

/* As a table, for whoever reads or copies it. */
function heatmapTable() {
  const names = heatmapNames();
  const cells = crossTable();
  const head = el("tr", {}, el("th", { scope: "col" }, "Of the words of … stand in"), names.map((name) => el("th", { scope: "col", class: "number" }, shown(name))));
  const rows = names.map((row) => el("tr", {}, el("th", { scope: "row" }, shown(row)), names.map((column) => {
    const cell = cellOf(cells, row, column);
    return el("td", { class: cell.own ? "number own" : "number" }, el("a", { href: cellAddress(cell), "aria-label": cellSentence(cell) }, percent(cell.share), cell.own && " unique"));
  })));
  return scrollingTable("Outlet by outlet, in percent of the row’s words; on the diagonal what stands nowhere else", head, rows);
}

function heatmapLegend() {
  const steps = ["0", "< 2", "2", "5", "10", "20", "40 +"];
  return el("p", { class: "heat-legend", "aria-hidden": "true" }, "Percent of the row’s words found in the column: ", steps.map((text, index) => el("span", { class: `swatch swatch-${index}` }, text)), el("span", { class: "swatch swatch-own" }, "unique"));
}
