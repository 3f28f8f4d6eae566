/* What is shown stands in the address, so that a copied address shows it again. */

const VIEWS = { overview: "Overview", pairs: "Articles", matches: "Matches", clusters: "Passages", run: "Run" };

const DEFAULTS = Object.freeze({
  view: "overview",
  match: "",
  cluster: "",
  doc: Object.freeze([]),
  outlets: Object.freeze([]),
  q: "",
  kinds: Object.freeze([]),
  min: 0,
  score: 0,
  quotes: "with",
  agency: "any",
  verdict: "any",
  sort: "strength",
});

const FILTERS = ["cluster", "doc", "outlets", "q", "kinds", "min", "score", "quotes", "agency", "verdict"];

let state = { ...DEFAULTS };

function readAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const next = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    if (given.has(name)) next[name] = readValue(name, given.getAll(name));
  }
  if (!given.has("view")) next.view = given.has("match") ? "matches" : given.has("cluster") ? "clusters" : DEFAULTS.view;
  if (!Object.hasOwn(VIEWS, next.view)) next.view = DEFAULTS.view;
  if (!Object.hasOwn(AGENCY_FILTERS, next.agency)) next.agency = DEFAULTS.agency;
  if (!Object.hasOwn(VERDICT_FILTERS, next.verdict)) next.verdict = DEFAULTS.verdict;
  next.kinds = next.kinds.filter((kind) => Object.hasOwn(KINDS, kind));
  if (!Object.hasOwn(SORTS, next.sort.replace(/^-/, ""))) next.sort = DEFAULTS.sort;
  return next;
}

function readValue(name, values) {
  const fallback = DEFAULTS[name];
  if (Array.isArray(fallback)) return values;
  if (typeof fallback !== "number") return values[0];
  const number = Number(values[0]);
  return Number.isFinite(number) && number >= 0 ? number : fallback;
}

/* The address of the state with some of it changed: a link that needs no listener. */
function address(patch = {}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, ...patch })) {
    if (Array.isArray(value)) for (const each of value) params.append(name, each);
    else if (value !== DEFAULTS[name]) params.set(name, value);
  }
  if (!params.has("view") && (params.has("match") || params.has("cluster"))) params.set("view", DEFAULTS.view);
  return `#${params}`;
}

/* A link that starts afresh: no filter but the given. */
function freshAddress(patch) {
  return address({ ...DEFAULTS, ...patch });
}

function permalink(match) {
  return freshAddress({ view: "matches", match: match.id });
}

let writing = 0;
let known = window.location.hash;

/* Changes the state.  Browsers limit how often an address may change, so it follows a little later. */
function change(patch) {
  state = { ...state, ...patch };
  window.clearTimeout(writing);
  writing = window.setTimeout(writeAddress, 120);
  draw();
}

/* The same as a step that the browser's back button takes back. */
function visit(patch) {
  window.clearTimeout(writing);
  writeAddress();
  state = { ...state, ...patch };
  window.history.pushState(null, "", address());
  known = window.location.hash;
  draw();
}

/* Where the address is not as we left it, a link was followed: it has the last word. */
function writeAddress() {
  if (window.location.hash !== known || address() === known) return;
  window.history.replaceState(null, "", address());
  known = window.location.hash;
}

/* In the view of clusters, a cluster is open; in the list of matches it is a filter. */
function hasFilter() {
  return FILTERS.some((name) => (name !== "cluster" || state.view === "matches") && (Array.isArray(DEFAULTS[name]) ? state[name].length > 0 : state[name] !== DEFAULTS[name]));
}

function withoutFilter() {
  return Object.fromEntries(FILTERS.map((name) => [name, DEFAULTS[name]]));
}
