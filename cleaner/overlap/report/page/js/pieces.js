/* Cuts a stretch of text wherever a range begins or ends, so that ranges may overlap. */

/* Ranges are {start, end, …}; gives {start, end, on: the ranges that cover the piece}. */
function cutUp(start, end, ranges) {
  const within = ranges.filter((range) => range.end > start && range.start < end && range.end > range.start);
  const edges = new Set([start, end]);
  for (const range of within) {
    edges.add(Math.max(start, range.start));
    edges.add(Math.min(end, range.end));
  }
  const places = [...edges].sort((x, y) => x - y);
  return covered(places, within.sort((x, y) => x.start - y.start));
}

function covered(places, ranges) {
  const pieces = [];
  let open = [];
  let next = 0;
  for (let index = 0; index + 1 < places.length; index += 1) {
    const [start, end] = [places[index], places[index + 1]];
    while (next < ranges.length && ranges[next].start <= start) open.push(ranges[next++]);
    open = open.filter((range) => range.end > start);
    pieces.push({ start, end, on: [...open] });
  }
  return pieces;
}
