/* The report counts characters; a browser counts some of them twice.  This turns one into the other. */

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;
const RULERS = new Map();

/* Where, in characters, each character stands that a browser counts twice. */
function rulerOf(text) {
  const places = [];
  for (const found of text.matchAll(PAIRS)) places.push(found.index - places.length);
  return places;
}

/* A function from offsets of the report to offsets of the browser. */
function offsetsIn(doc) {
  if (!RULERS.has(doc.id)) RULERS.set(doc.id, rulerOf(doc.text ?? ""));
  const places = RULERS.get(doc.id);
  return (offset) => offset + countBelow(places, offset);
}

/* How many of the sorted numbers are smaller. */
function countBelow(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
