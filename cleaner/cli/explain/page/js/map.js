/* The whole text as a strip: where something goes. */

function lineMap(each) {
  const lines = each.lines;
  if (lines.length < 12) return null;
  const rects = runsOf(each).filter(({ reason }) => reason).map(({ reason, lines: own }) => svg("rect", { x: 0, y: own[0].at, width: 10, height: own.length, "data-group": groupOf(reason.kind) }));
  const strip = svg("svg", { class: "map-strip", viewBox: `0 0 10 ${lines.length}`, preserveAspectRatio: "none" }, svg("rect", { class: "map-left", width: 10, height: lines.length }), rects);
  return el("button", { type: "button", class: "map", tabindex: "-1", "aria-hidden": "true", title: "where something goes", click: (event) => goToMapped(event, lines.length) }, strip);
}

function goToMapped(event, count) {
  const box = event.currentTarget.getBoundingClientRect();
  const wanted = Math.floor(((event.clientY - box.top) / box.height) * count);
  const rows = [...document.querySelectorAll(".line")];
  const near = rows.findLast((row) => Number(row.id.slice(5)) <= wanted) ?? rows[0];
  near?.scrollIntoView({ block: "center" });
}
