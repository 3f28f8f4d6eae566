/* Who had it when: a row for each outlet, days from left to right, a lane for what bears no date.
   Items are {outlet, date, name, first, href}. */

const LANE = 34;

function hasDay(item) {
  return dayNumber(item.date) !== null;
}

function timeline(items, room, label) {
  const outlets = [...new Set(items.map((item) => item.outlet))].sort(TEXT_ORDER.compare);
  const geometry = timelineGeometry(items, outlets, room);
  const { width, height, days } = geometry;
  return svg(
    "svg",
    { class: "timeline", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label },
    days && timelineTicks(geometry),
    geometry.undated && undatedLane(geometry),
    outlets.map((outlet, index) => timelineRow(geometry, outlet, index)),
    dotsOf(items, geometry).map((dot) => timelineDot(dot, geometry)),
  );
}

function timelineGeometry(items, outlets, room) {
  const days = items.filter(hasDay).map((item) => dayNumber(item.date));
  const label = room < 520 ? 108 : 190;
  const width = Math.max(300, room);
  const undated = days.length < items.length;
  const lane = undated ? (days.length ? 84 : width - label) : 0;
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const right = width - lane - (days.length ? 32 : 0);
  const left = label + 40;
  const at = (day) => (from === to ? (left + right) / 2 : left + ((day - from) / (to - from)) * (right - left));
  return { outlets, width, label, lane, undated, days: days.length > 0, from, to, at, left, right, height: LANE * outlets.length + 34 };
}

/* A few days along the foot, never so many that they touch. */
function timelineTicks({ from, to, at, height, left, right }) {
  const count = Math.max(1, Math.min(5, Math.floor((right - left) / 90), to - from));
  const step = Math.max(1, Math.ceil((to - from) / count));
  const days = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + step * index);
  return days.map((day, index) => svg("g", { class: "tick" }, svg("line", { x1: at(day), x2: at(day), y1: 0, y2: height - 26 }), svg("text", { x: at(day), y: height - 8, "text-anchor": "middle" }, dayTextOf(day, { short: index > 0 && yearOf(day) === yearOf(days[index - 1]) }))));
}

function yearOf(day) {
  return new Date(day * DAY_MS).getUTCFullYear();
}

function undatedLane({ width, lane, height }) {
  return svg("g", { class: "undated" }, svg("rect", { x: width - lane + 8, y: 0, width: lane - 8, height: height - 26, rx: 3 }), svg("text", { x: width - lane / 2 + 4, y: height - 8, "text-anchor": "middle" }, "undated"));
}

function timelineRow({ width, label }, outlet, index) {
  const y = LANE * index + LANE / 2;
  return svg("g", {}, svg("line", { class: "lane", x1: label, x2: width, y1: y, y2: y }), svg("text", { class: "lane-name", x: label - 10, y, "text-anchor": "end", "dominant-baseline": "central" }, svg("title", {}, plain(outlet)), shortened(outlet, Math.floor((label - 8) / 7.6))));
}

/* What falls on one spot becomes one dot that counts. */
function dotsOf(items, { outlets, at, width, lane }) {
  const dots = new Map();
  for (const item of items) {
    const day = dayNumber(item.date);
    const x = day === null ? width - lane / 2 + 4 : at(day);
    const y = LANE * outlets.indexOf(item.outlet) + LANE / 2;
    const key = `${Math.round(x / 9)}/${y}`;
    const dot = dots.get(key) ?? { x, y, items: [], first: false };
    dot.items.push(item);
    dot.first ||= Boolean(item.first);
    dots.set(key, dot);
  }
  return [...dots.values()];
}

function timelineDot({ x, y, items, first }, geometry) {
  const names = items.slice(0, 5).map((item) => `${isolated(item.outlet)}, ${dayText(item.date)}: ${isolated(item.name)}`);
  const sentence = `${names.join("; ")}${items.length > 5 ? `; and ${items.length - 5} more` : ""}${first ? " (earliest in this set)" : ""}`;
  const many = items.length > 1;
  return svg(
    "a",
    { href: items[0].href, class: first ? "dot first" : "dot", "aria-label": sentence },
    svg("title", {}, sentence),
    first && svg("circle", { class: "halo", cx: x, cy: y, r: many ? 13 : 10 }),
    svg("circle", { class: "disc", cx: x, cy: y, r: many ? 9 : 6 }),
    many && svg("text", { class: "dot-count", x, y, "text-anchor": "middle", "dominant-baseline": "central" }, items.length),
    first && dotName(x, y, geometry),
  );
}

/* Beside the dot, on the side where there is room; else the mark alone must do. */
function dotName(x, y, { label, width, lane }) {
  const room = 150;
  const side = x + room < width - lane ? 1 : x - room > label ? -1 : 0;
  return side !== 0 && svg("text", { class: "dot-name", x: x + 18 * side, y, "text-anchor": side > 0 ? "start" : "end", "dominant-baseline": "central" }, "earliest in this set");
}
