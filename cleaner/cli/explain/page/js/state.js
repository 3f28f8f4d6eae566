/* What the page shows; its address says it, so that it can be shared along with the file. */

const SHOWS = { all: "Every line", left: "What is left", gone: "What goes" };
const VIEWS = { documents: DOCUMENTS.length === 1 ? "The text" : "Texts", reasons: "Reasons" };
const DEFAULTS = { view: "documents", doc: 0, show: "all", kind: "", line: null };

let state = { ...DEFAULTS };

function readAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const whole = (name, end) => {
    const number = Number.parseInt(given.get(name) ?? "", 10);
    return number >= 0 && number < end ? number : null;
  };
  const doc = whole("doc", DOCUMENTS.length) ?? 0;
  return {
    view: Object.hasOwn(VIEWS, given.get("view") ?? "") ? given.get("view") : DEFAULTS.view,
    doc,
    show: Object.hasOwn(SHOWS, given.get("show") ?? "") ? given.get("show") : DEFAULTS.show,
    kind: given.get("kind") ?? "",
    line: DOCUMENTS[doc] ? whole("line", DOCUMENTS[doc].lines.length) : null,
  };
}

function addressOf(wanted) {
  const said = Object.entries(wanted).filter(([name, value]) => value !== DEFAULTS[name] && value !== null);
  return `#${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}

/* Another page of this one: one step back for the browser. */
function visit(patch) {
  window.location.hash = addressOf({ ...DEFAULTS, show: state.show, ...patch });
}

/* The same page, shown otherwise. */
function change(patch) {
  state = { ...state, ...patch };
  window.history.replaceState(null, "", addressOf(state));
  draw();
}
