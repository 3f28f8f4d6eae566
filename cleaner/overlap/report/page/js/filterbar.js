/* The bar of filters above matches and clusters.  Built once, then kept in step with the state. */

const bar = {};

function filterBar() {
  if (!bar.root) {
    bar.search = searchField();
    bar.kinds = kindChips();
    bar.min = slider("min", "At least", { max: sliderEnd(), step: 1, text: (value) => (value > 1 ? counted(value, "word") : "any length") });
    bar.score = slider("score", "Score from", { max: 1, step: 0.05, text: (value) => (value > 0 ? value.toFixed(2) : "any") });
    bar.agency = choice("agency", "News agency", AGENCY_FILTERS);
    bar.verdict = choice("verdict", "Verdict", VERDICT_FILTERS);
    bar.quotes = quotesToggle();
    bar.clear = el("button", { type: "button", class: "quiet clear", "aria-label": "Clear all filters", click: () => changeHere(withoutFilter()) }, "Clear");
    bar.scope = el("div", { class: "scope" });
    bar.more = el("div", { class: "filters-more", id: "filters-more" }, bar.min.root, bar.score.root, bar.agency.root, bar.verdict.root, bar.clear);
    bar.toggle = el("button", { type: "button", class: "filters-toggle", "aria-expanded": "false", "aria-controls": "filters-more", click: toggleFilters }, "Filters");
    bar.root = el("form", { class: "filters", role: "search", "aria-label": "Filters", submit: (event) => event.preventDefault() }, el("div", { class: "filters-first" }, bar.search, bar.toggle, bar.kinds.root, bar.quotes.root), bar.more, bar.scope);
  }
  drawFilterBar();
  return bar.root;
}

function toggleFilters() {
  const open = bar.root.classList.toggle("open");
  bar.toggle.setAttribute("aria-expanded", String(open));
}

function searchField() {
  bar.input = el("input", {
    type: "search", id: "search", placeholder: "Search passages, outlets, titles", autocomplete: "off", spellcheck: "false", "aria-label": "Search passages, outlets and titles",
    input: () => change({ q: bar.input.value }),
  });
  return el("div", { class: "search" }, bar.input, el("kbd", { "aria-hidden": "true" }, "/"));
}

function kindChips() {
  const buttons = Object.entries(KINDS).map(([kind, { means }]) => {
    const count = el("span", { class: "chip-count" });
    const button = el("button", { type: "button", class: "chip", "aria-pressed": "false", title: means, "data-kind": kind, click: () => toggleKind(kind) }, kindTag(kind), count);
    return { kind, button, count };
  });
  return { buttons, root: el("div", { class: "chips", role: "group", "aria-label": "Kinds of match" }, buttons.map(({ button }) => button)) };
}

/* No kind chosen means all kinds. */
function toggleKind(kind) {
  const chosen = new Set(state.kinds);
  if (!chosen.delete(kind)) chosen.add(kind);
  change({ kinds: chosen.size === Object.keys(KINDS).length ? [] : [...chosen] });
}

/* Long passages are few: the slider ends where nine in ten matches are shorter, or a little later. */
function sliderEnd() {
  const lengths = REPORT.matches.map((match) => match.words).sort((x, y) => x - y);
  const high = lengths[Math.floor(lengths.length * 0.9)] ?? 10;
  return Math.min(Math.max(10, Math.ceil(high * 1.2)), Math.max(10, LONGEST));
}

function slider(name, label, { max, step, text }) {
  const output = el("output", { for: `filter-${name}` });
  const input = el("input", { type: "range", id: `filter-${name}`, min: 0, max, step, value: 0, input: () => change({ [name]: Number(input.value) }) });
  const root = el("div", { class: "field" }, el("label", { for: `filter-${name}` }, label, " ", output), input);
  const show = (value) => {
    input.value = String(value);
    output.textContent = text(value);
    input.setAttribute("aria-valuetext", text(value));
  };
  return { root, show };
}

function choice(name, label, options) {
  const select = el("select", { id: `filter-${name}`, change: () => change({ [name]: select.value }) }, Object.entries(options).map(([value, option]) => el("option", { value }, option.name)));
  return { root: el("div", { class: "field" }, el("label", { for: `filter-${name}` }, label), select), show: (value) => { select.value = Object.hasOwn(options, value) ? value : "any"; } };
}

function quotesToggle() {
  const box = el("input", { type: "checkbox", id: "filter-quotes", change: () => change({ quotes: box.checked ? "without" : "with" }) });
  return { root: el("label", { class: "field tick", for: "filter-quotes" }, box, " Leave out quotes"), show: (value) => { box.checked = value !== "with"; } };
}

function drawFilterBar() {
  if (bar.input.value !== state.q) bar.input.value = state.q;
  for (const name of ["min", "score", "agency", "verdict", "quotes"]) bar[name].show(state[name]);
  drawKindChips();
  const active = FILTERS.filter((name) => !["q", "kinds", "outlets", "doc", "cluster"].includes(name) && state[name] !== DEFAULTS[name]).length;
  replace(bar.toggle, "Filters", active > 0 && el("span", { class: "chip-count" }, active));
  replace(bar.scope, scopeChips());
  bar.clear.classList.toggle("idle", !hasFilter());
}

/* The button that was pressed goes away: the focus must not go with it. */
function changeHere(patch) {
  change(patch);
  bar.input.focus();
}

/* Each chip says how many of its kind there are under all other filters. */
function drawKindChips() {
  const others = filtered({ ...state, kinds: [] });
  for (const { kind, button, count } of bar.kinds.buttons) {
    button.setAttribute("aria-pressed", String(state.kinds.includes(kind)));
    count.textContent = grouped(others.reduce((sum, match) => sum + (match.kind === kind ? 1 : 0), 0));
  }
}

/* What was chosen in a chart, each to be taken away again. */
function scopeChips() {
  const chips = [];
  if (state.outlets.length === 1) chips.push(scopeChip(["Outlet: ", shown(state.outlets[0])], { outlets: [] }));
  if (state.outlets.length > 1) chips.push(scopeChip(["Between ", shown(state.outlets[0]), " and ", shown(state.outlets[1])], { outlets: [] }));
  if (state.doc.length === 1) chips.push(scopeChip(["Article: ", shown(shortened(titleOf(state.doc[0]), 60))], { doc: [] }));
  if (state.doc.length > 1) chips.push(scopeChip(`Between ${articleName(state.doc[0])} and ${articleName(state.doc[1])}`, { doc: [] }));
  if (state.cluster && state.view === "matches") chips.push(scopeChip(["Cluster: ", shown(shortened(CLUSTERS.get(state.cluster)?.text ?? state.cluster, 60))], { cluster: "" }));
  return chips;
}

function scopeChip(label, patch) {
  return el("button", { type: "button", class: "scope-chip", click: () => changeHere(patch) }, label, el("span", { class: "cross", "aria-hidden": "true" }, "×"), el("span", { class: "unseen" }, ", remove this filter"));
}
