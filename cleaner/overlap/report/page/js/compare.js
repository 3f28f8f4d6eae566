/* The chosen match: what it says, and its two articles side by side. */

const compare = { shownId: null, index: 0 };

function comparison() {
  if (!compare.root) compare.root = el("section", { class: "compare", id: "compare", "aria-label": "The chosen match", tabindex: -1 });
  return compare.root;
}

function drawComparison() {
  const match = MATCHES.get(state.match);
  compare.root.hidden = !state.match;
  if (!match) {
    compare.shownId = null;
    replace(compare.root, state.match && missingMatch());
  } else if (compare.shownId === match.id) {
    compare.verdict.replaceWith((compare.verdict = verdictBox(match)));
    drawStepper();
  } else {
    fillComparison(match);
  }
}

function missingMatch() {
  return el("div", { class: "nothing" }, el("p", {}, "This report has no match ", shown(state.match, { class: "file" }), CUT.matches > 0 ? ". It may be among those that were cut from this page." : "."), el("button", { type: "button", class: "button", click: () => change({ match: "" }) }, "Back to the list"));
}

function fillComparison(match) {
  compare.shownId = match.id;
  compare.verdict = verdictBox(match);
  compare.stepper = el("div", { class: "stepper" });
  const [a, b] = [pane(match, "a"), pane(match, "b")];
  replace(compare.root, compareHead(match), el("div", { class: "panes" }, a.article, b.article));
  drawStepper();
  scrollTogether([a.body, b.body]);
  alignPanes();
}

function compareHead(match) {
  return el(
    "header",
    { class: "compare-head" },
    el("div", { class: "compare-bar" }, compare.stepper, compare.verdict),
    el("h2", {}, kindTag(match.kind), el("span", { class: "containment" }, containmentSentence(match))),
    el("div", { class: "facts" }, el("p", { class: "why" }, counted(match.words, "shared word"), match.spans.length > 1 && ` in ${counted(match.spans.length, "passage")}`, " · score ", match.score.toFixed(2), match.why && [" · ", shown(match.why)]), el("p", { class: "why" }, creditSentence(match), " ", orderSentence(match)), differencesList(match), speakersList(match)),
    containmentBars(match),
    el("div", { class: "compare-foot" }, legend(match), compareTools(match)),
  );
}

function compareTools(match) {
  const its = [...(CLUSTERS_OF.get(match.id) ?? [])].map((id) => CLUSTERS.get(id)).filter(Boolean);
  const box = el("input", { type: "checkbox", id: "together", change: () => { together.on = box.checked; } });
  box.checked = together.on;
  return el(
    "div",
    { class: "compare-tools" },
    pairLink(match),
    its.slice(0, CLUSTERS_NAMED).map(clusterLink),
    el("a", { href: permalink(match), class: "permalink", click: copyLink }, "Permalink"),
    el("label", { class: "tick", for: "together" }, box, " Scroll together"),
  );
}

const CLUSTERS_NAMED = 4;

function clusterLink(cluster) {
  return el("a", { href: freshAddress({ view: "clusters", cluster: cluster.id }), title: shortened(cluster.text, 80) }, `Passage in ${counted(cluster.members.length + (cluster.more ?? 0), "paragraph")}`);
}

function copyLink(event) {
  const link = event.currentTarget;
  if (!window.navigator.clipboard) return;
  event.preventDefault();
  window.navigator.clipboard.writeText(link.href).then(() => noteCopied(link), () => { window.location.hash = link.hash; });
}

function noteCopied(link) {
  link.textContent = "Link copied";
  announce("Link copied");
  window.setTimeout(() => { link.textContent = "Permalink"; }, 2000);
}

function legend(match) {
  const hasChanges = differs(match);
  if (!hasChanges && siblings(match).length < 2) return null;
  return el("p", { class: "legend" }, el("mark", { class: "mark own", "data-kind": match.kind }, "this match"), hasChanges && el("span", { class: "differs" }, "words that differ"), siblings(match).length > 1 && el("mark", { class: "mark other" }, "other matches of the two"));
}

function drawStepper() {
  const matches = selection();
  const index = matches.findIndex((match) => match.id === state.match);
  if (index >= 0) compare.index = index;
  const step = (name, by, key) => el("button", { type: "button", class: "button", title: `${name} (${key})`, "aria-label": `${name} match`, disabled: index < 0 ? matches.length === 0 : !matches[index + by], click: () => stepMatch(by) }, by < 0 ? "←" : "→");
  const focused = compare.stepper.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
  replace(compare.stepper, el("button", { type: "button", class: "button close", "aria-label": "Close the match", title: "Close (Esc)", click: closeMatch }, "×"), step("Previous", -1, "k"), step("Next", 1, "j"), el("span", { class: "position" }, index < 0 ? "not in this filter" : `${grouped(index + 1)} of ${grouped(matches.length)}`));
  if (focused) compare.stepper.querySelector(`[aria-label="${focused}"]`)?.focus();
}

function openMatch(id) {
  if (state.match && state.view === "matches") change({ match: id });
  else visit({ view: "matches", match: id });
  revealRow(id);
  compare.root.scrollTop = 0;
  window.scrollTo(0, 0);
  if (!list.root.checkVisibility()) compare.root.focus({ preventScroll: true });
  const match = MATCHES.get(id);
  if (match) announce(`${kindOf(match.kind).name}, ${counted(match.words, "word")}: ${isolated(match.a.outlet)} and ${isolated(match.b.outlet)}`);
}

function closeMatch() {
  const id = state.match;
  change({ match: "" });
  revealRow(id);
  (rowElement(id)?.querySelector("a") ?? list.scroller).focus({ preventScroll: true });
}

function stepMatch(by) {
  const matches = selection();
  if (matches.length === 0) return;
  const next = Math.min(Math.max(indexAfter(matches, by), 0), matches.length - 1);
  openMatch(matches[next].id);
}

/* A match that its verdict took out of the filter leaves its place to the next one. */
function indexAfter(matches, by) {
  const index = matches.findIndex((match) => match.id === state.match);
  if (index >= 0) return index + by;
  return by > 0 ? compare.index : compare.index - 1;
}
