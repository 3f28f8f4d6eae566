/* The lines of a text: what stays as it reads, what goes in runs under its reason. */

const EDGE = 2;
const PART = 2_000;

const opened = new Set();
let upTo = PART;

function linesList(each) {
  const runs = runsOf(each).filter(isWanted);
  const some = withinPart(runs);
  const rows = some.map((run) => (run.reason ? goneRun(each, run) : el("li", { class: "run stays" }, el("ol", {}, run.lines.map((line) => lineRow(each, line))))));
  const more = some.length < runs.length && el("li", { class: "more" }, el("button", { type: "button", class: "button", click: () => { upTo += PART; draw(); } }, `Show ${grouped(PART)} lines more`));
  if (rows.length === 0) return el("p", { class: "nothing" }, nothingText(each));
  return el("ol", { class: "lines", "aria-label": "Lines" }, rows, more);
}

function isWanted({ reason }) {
  if (state.kind && reason?.kind !== state.kind) return false;
  return state.show === "all" || (state.show === "gone") === Boolean(reason);
}

/* Runs with so many lines that a browser stays quick. */
function withinPart(runs) {
  let count = 0;
  return runs.filter(({ lines }) => {
    const fits = count < upTo;
    count += lines.length;
    return fits;
  });
}

function goneRun(each, run) {
  const { reason, lines } = run;
  const key = `${each.index}:${lines[0].at}`;
  const hidden = opened.has(key) || lines.length <= 2 * EDGE + 1 || lines.some(({ at }) => at === state.line) ? 0 : lines.length - 2 * EDGE;
  const rows = lines.map((line) => lineRow(each, line));
  const inner = hidden === 0 ? rows : [rows.slice(0, EDGE), el("li", { class: "fold" }, el("button", { type: "button", class: "quiet", click: () => openRun(key, lines[EDGE].at) }, `${counted(hidden, "more line")}, the same reason`)), rows.slice(-EDGE)];
  return el("li", { class: "run goes", "data-group": groupOf(reason.kind) }, runHead(run), el("ol", {}, inner));
}

function openRun(key, at) {
  opened.add(key);
  draw();
  focusLine(at);
}

function nothingText(each) {
  if (each.lines.length === 0) return "There is no text.";
  if (state.kind) return "No line goes as that here.";
  return state.show === "gone" ? "Nothing goes: all of it is taken for the article." : "Nothing is left.";
}

/* One line is the place in the list for the keyboard. */
function focusLine(at) {
  const row = byId(`line-${at}`);
  if (!row) return;
  document.querySelector(".line[tabindex='0']")?.setAttribute("tabindex", "-1");
  row.setAttribute("tabindex", "0");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function focusedRow() {
  return document.activeElement?.closest?.(".line") ?? document.querySelector(".line[tabindex='0']");
}

/* The next line that is seen, in steps of one. */
function stepLine(step) {
  const rows = [...document.querySelectorAll(".line")];
  const here = rows.indexOf(focusedRow());
  const next = rows[here < 0 ? 0 : here + step];
  if (next) focusLine(next.id.slice(5));
}

/* The first line of the next run that goes. */
function stepRun(step) {
  const firsts = [...document.querySelectorAll(".run.goes")].map((run) => run.querySelector(".line"));
  const here = focusedRow();
  const isBeyond = (row) => !here || Boolean(here.compareDocumentPosition(row) & (step > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING));
  const beyond = firsts.filter((row) => row !== here && !(step < 0 && here && row.closest(".run") === here.closest(".run")) && isBeyond(row));
  const next = step > 0 ? beyond[0] : beyond.at(-1);
  if (next) focusLine(next.id.slice(5));
}
