/* Lines that the reader thinks are judged wrongly: kept by the browser, for this page. */

let marks = storedMarks();

function storedMarks() {
  try {
    const list = JSON.parse(window.localStorage.getItem(PAGE_KEY) ?? "[]");
    return new Set((Array.isArray(list) ? list : []).filter(isMark));
  } catch {
    return new Set();
  }
}

function isMark(mark) {
  const [doc, at] = String(mark).split(":").map(Number);
  return Boolean(DOCUMENTS[doc] && DOCUMENTS[doc].lines[at]);
}

function markOf(each, line) {
  return `${each.index}:${line.at}`;
}

function isMarked(each, line) {
  return marks.has(markOf(each, line));
}

function toggleMark(each, line) {
  const mark = markOf(each, line);
  if (!marks.delete(mark)) marks.add(mark);
  storeMarks();
  announce(marks.has(mark) ? `Noted: the line ${wish(line)}` : "No longer noted");
}

function clearMarks() {
  marks.clear();
  storeMarks();
}

function storeMarks() {
  try {
    window.localStorage.setItem(PAGE_KEY, JSON.stringify([...marks]));
  } catch {
    /* They last as long as the page is open. */
  }
}

function wish(line) {
  return line.gone ? "should stay" : "should go";
}

/* The marked lines in their order, each with its document. */
function marked() {
  return DOCUMENTS.flatMap((each) => each.lines.filter((line) => isMarked(each, line)).map((line) => ({ document: each, line })));
}
