/* What is marked in an article: passages of the match, other matches of the same two articles,
   words that differ, boilerplate. */

/* Ranges for one side of a match, in offsets of the browser. */
function rangesFor(match, side, doc) {
  const at = offsetsIn(doc);
  const ranges = [...passageRanges(match, side, doc, at), ...goneRanges(doc, at)];
  return [...ranges, ...differRanges(match, side, doc, at)];
}

function passageRanges(match, side, doc, at) {
  return siblings(match).flatMap((each) => {
    const own = each.id === match.id;
    const its = own ? side : sideIn(each, doc.id);
    return each.spans.map((span, index) => ({ type: "passage", own, match: each, index, start: at(span[`${its}_start`]), end: at(span[`${its}_end`]) }));
  });
}

/* Whether any word of a match is marked as different. */
function differs(match) {
  return ["a", "b"].some((side) => {
    const doc = DOCUMENTS.get(match[side].doc);
    return typeof doc?.text === "string" && differRanges(match, side, doc, offsetsIn(doc)).length > 0;
  });
}

function sideIn(match, docId) {
  return match.a.doc === docId ? "a" : "b";
}

function goneRanges(doc, at) {
  return doc.gone.map(([start, end, kind, rule]) => ({ type: "gone", kind, rule, start: at(start), end: at(end) }));
}

/* Words that differ: inside a passage what its partner lacks; of near copies also between the passages
   what the other paragraph lacks.  So a clause that only moved does not count as different. */
function differRanges(match, side, doc, at) {
  const other = DOCUMENTS.get(match[side === "a" ? "b" : "a"].doc);
  if (typeof other?.text !== "string") return [];
  if (match.kind === "verbatim") return [];
  const inside = match.spans.flatMap((span) => lacking(match, side, { start: span.a_start, end: span.a_end }, { start: span.b_start, end: span.b_end }));
  return [...betweenRanges(match, side, at), ...inside].map((range) => ({ type: "differs", ...trimmed(doc.text, range) }));
}

function betweenRanges(match, side, at) {
  if (match.kind !== "near") return [];
  const spans = match.spans.map((span) => ({ start: at(span[`${side}_start`]), end: at(span[`${side}_end`]) }));
  return lacking(match, side, match.a, match.b).flatMap((range) => outside(range, spans));
}

/* Pieces of one side's stretch whose words the other side's stretch lacks. */
function lacking(match, side, stretchA, stretchB) {
  const diff = wordDiff(textBetween(match.a.doc, stretchA), textBetween(match.b.doc, stretchB));
  const base = offsetsIn(DOCUMENTS.get(match[side].doc))((side === "a" ? stretchA : stretchB).start);
  return (diff?.[side === "a" ? 0 : 1] ?? []).map(([start, end]) => ({ start: base + start, end: base + end }));
}

function textBetween(docId, { start, end }) {
  const doc = DOCUMENTS.get(docId);
  const at = offsetsIn(doc);
  return doc.text.slice(at(start), at(end));
}

function trimmed(text, { start, end }) {
  const piece = text.slice(start, end);
  return { start: end - piece.trimStart().length, end: start + piece.trimEnd().length };
}

/* What is left of a range without the spans. */
function outside(range, spans) {
  return cutUp(range.start, range.end, spans).filter((piece) => piece.on.length === 0).map(({ start, end }) => ({ start, end }));
}
