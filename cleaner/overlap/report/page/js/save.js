/* Rows of the files that the page makes. */

const MATCH_COLUMNS = {
  id: (match) => match.id,
  kind: (match) => match.kind,
  score: (match) => match.score,
  words: (match) => match.words,
  ...sideColumns("a"),
  ...sideColumns("b"),
  credited: (match) => match.credited ?? "",
  differences: (match) => (match.differences ?? []).map((pair) => pair.join(" / ")).join("; "),
  speakers: (match) => (match.speakers ?? []).join(" / "),
  cluster: (match) => match.cluster ?? "",
  verdict: (match) => reviewOf(match.id).verdict ?? "",
  note: (match) => reviewOf(match.id).note,
  text: (match) => match.text,
};

function sideColumns(side) {
  const own = {};
  for (const key of ["outlet", "date", "time", "doc", "paragraph", "line", "start", "end", "agency"]) own[`${side}_${key}`] = (match) => match[side][key] ?? "";
  own[`${side}_title`] = (match) => DOCUMENTS.get(match[side].doc)?.title ?? "";
  own[`containment_${side}`] = (match) => match[`containment_${side}`];
  return own;
}

/* As --to csv --pairs has them. */
const PAIR_COLUMNS = {
  ...articleColumns("a"),
  ...articleColumns("b"),
  matches: (pair) => pair.matches,
  earlier: (pair) => pair.earlier ?? "",
};

function articleColumns(side) {
  const own = {};
  for (const key of ["doc", "outlet", "date", "time", "title", "agency", "words", "shared_words", "share"]) own[`${side}_${key}`] = (pair) => pair[side][key] ?? "";
  return own;
}

/* A spreadsheet would run a cell that begins so, even after white space or hidden characters. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/* Many readers stop at a NUL, and a terminal obeys an ESC. */
const COMMANDS = /(?![\t\r\n])\p{Cc}/gu;

function csvCell(value) {
  if (typeof value === "number") return String(value);
  const plain = value.replace(COMMANDS, "\ufffd");
  const safe = FORMULA.test(value) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function asCsv(columns, records) {
  const names = Object.keys(columns);
  const rows = records.map((record) => names.map((name) => csvCell(columns[name](record))).join(","));
  return `\ufeff${[names.join(","), ...rows].join("\r\n")}\r\n`;
}
