/* How long the shared passages are. */

const BINS = [[1, 2], [3, 4], [5, 7], [8, 11], [12, 15], [16, 23], [24, 31], [32, 47], [48, 63], [64, 95], [96, 191], [192, Infinity]];

function binsOf(matches) {
  const counts = BINS.map(() => 0);
  for (const { words } of matches) {
    const index = BINS.findIndex(([, last]) => words <= last);
    counts[index < 0 ? counts.length - 1 : index] += 1;
  }
  return counts;
}

/* Pixels that the longest name of a bar takes. */
const BAR_NAME = 44;

function binName([first, last]) {
  return last === Infinity ? `${first}+` : `${first}–${last}`;
}

/* Bars lead to the matches at least so long. */
function histogram(matches, room) {
  const counts = binsOf(matches);
  const used = counts.reduce((last, count, index) => (count > 0 ? index + 1 : last), 1);
  const [width, height, foot] = [Math.max(280, room), 190, 44];
  const step = width / used;
  const most = Math.max(1, ...counts);
  const bars = BINS.slice(0, used).map((bin, index) => {
    const size = (counts[index] / most) * (height - foot - 22);
    return histogramBar({ bin, count: counts[index], x: step * index, y: height - foot - size, step, size, foot: height - foot });
  });
  return svg("svg", { class: "histogram", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Lengths of the shared passages, in words" }, svg("line", { class: "axis", x1: 0, x2: width, y1: height - foot + 0.5, y2: height - foot + 0.5 }), bars, svg("text", { class: "axis-name", x: 0, y: height - 6 }, step < BAR_NAME ? "shared words, from" : "shared words"));
}

function histogramBar({ bin, count, x, y, step, size, foot }) {
  const sentence = `${counted(count, "match", "matches")} of ${binName(bin)} words`;
  return svg(
    "a",
    { href: freshAddress({ view: "matches", min: bin[0] > 1 ? bin[0] : 0, sort: "-words", ...COUNTED_ALONE }), "aria-label": `${sentence}; show all of ${bin[0]} words or more` },
    svg("title", {}, sentence),
    svg("rect", { class: "hit", x, y: 0, width: step, height: foot }),
    svg("rect", { class: "bar", x: x + 3, y, width: Math.max(2, step - 6), height: size, rx: 2 }),
    count > 0 && svg("text", { class: "bar-count", x: x + step / 2, y: y - 6, "text-anchor": "middle" }, grouped(count)),
    svg("text", { class: "bar-name", x: x + step / 2, y: foot + 16, "text-anchor": "middle" }, step < BAR_NAME ? bin[0] : binName(bin)),
  );
}
