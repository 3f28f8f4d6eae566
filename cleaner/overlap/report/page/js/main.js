/* Puts the page together and keeps it in step with its address. */

const main = { view: null };

function masthead() {
  const tabs = Object.entries(VIEWS).map(([view, name]) => el("a", { href: `#view=${view}`, "data-view": view, click: (event) => { event.preventDefault(); visit({ view }); } }, name));
  main.tabs = tabs;
  replace(byId("masthead"), el("div", { class: "masthead-line" }, el("h1", {}, "Overlap report"), el("nav", { "aria-label": "Views" }, tabs), el("div", { class: "tools" }, el("button", { type: "button", class: "quiet", click: openHelp, "aria-label": "Help and keys" }, "Help"), themeButton())), el("p", { class: "lede" }, lede()));
  nameThemeButton();
}

/* The report in one sentence. */
function lede() {
  const articles = `${counted(REPORT.documents.length, "article")} by ${counted(REPORT.outlets.length, "outlet")}`;
  if (COUNTED.length === 0) return `${articles}: no shared passage.`;
  const widest = REPORT.clusters[0];
  return [`${articles} share ${counted(REPORT.clusters.length + CUT.clusters, "passage")}`, widest && widest.outlets.length > 2 && `, the widest of them in ${grouped(widest.outlets.length)} outlets`, "."];
}

function draw() {
  document.body.dataset.view = state.view;
  document.body.dataset.open = state.view === "matches" && state.match ? "yes" : "no";
  for (const tab of main.tabs) {
    if (tab.dataset.view === state.view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  if (main.view !== state.view) build();
  refresh();
}

/* A view is built when it is first asked for. */
function build() {
  main.view = state.view;
  document.title = `${VIEWS[state.view]} · Overlap report`;
  const builders = {
    overview: () => [notices(), overview()],
    pairs: () => [filterBar(), (main.pairs = el("section", { class: "pairs-view", "aria-label": "Pairs of articles" }))],
    matches: () => [filterBar(), el("div", { class: "workspace" }, matchList(), comparison())],
    clusters: () => [filterBar(), (main.clusters = el("section", { class: "clusters-view", "aria-label": "Shared passages" }))],
    run: () => [runView()],
  };
  replace(byId("main"), builders[state.view]());
  window.scrollTo(0, 0);
}

function refresh() {
  if (["pairs", "matches", "clusters"].includes(state.view)) drawFilterBar();
  if (state.view === "matches") {
    drawList();
    drawComparison();
    markRow();
  }
  if (state.view === "pairs") drawPairs(main.pairs);
  if (state.view === "clusters") drawClusters(main.clusters);
}

function readState() {
  window.clearTimeout(writing);
  known = window.location.hash;
  state = readAddress(window.location.hash);
  draw();
  if (state.view === "matches" && state.match) {
    measureAgain();
    revealRow(state.match);
  }
  if (state.view === "clusters" && state.cluster) document.querySelector(".cluster.open")?.scrollIntoView({ block: "nearest" });
}

function listenToSkip() {
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
}

startTheme();
masthead();
listenToSkip();
listenToKeys();
listenToPrint();
window.addEventListener("hashchange", readState);
readState();
