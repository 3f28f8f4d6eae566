/* Puts the page together and keeps it in step with its address. */

const main = {};

function masthead() {
  main.tabs = Object.entries(VIEWS).map(([view, name]) => el("a", { href: `#view=${view}`, "data-view": view, click: (event) => { event.preventDefault(); visit({ view, doc: state.doc }); } }, name));
  replace(byId("masthead"), el("div", { class: "masthead-line" }, el("h1", {}, "What goes, and why"), el("nav", { "aria-label": "Views" }, main.tabs), el("div", { class: "tools" }, el("button", { type: "button", class: "quiet", id: "noted", click: openPanel }), el("button", { type: "button", class: "quiet", click: openHelp, "aria-label": "Help and keys" }, "Help"), themeButton())));
  nameThemeButton();
  drawNoted();
}

function draw() {
  document.body.dataset.view = state.view;
  for (const tab of main.tabs) {
    if (tab.dataset.view === state.view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  const place = list.items?.scrollTop ?? 0;
  replace(byId("main"), state.view === "reasons" ? reasonsView() : documentView());
  if (list.items) list.items.scrollTop = place;
  revealDocument();
  document.querySelector(".line")?.setAttribute("tabindex", "0");
  document.title = `${state.view === "reasons" ? VIEWS.reasons : plain(DOCUMENTS[state.doc]?.name ?? "")} · What goes, and why`;
}

function readState() {
  const before = state;
  state = readAddress(window.location.hash);
  if (before.doc !== state.doc || before.view !== state.view) {
    upTo = PART;
    window.scrollTo(0, 0);
  }
  if (state.line !== null) upTo = Math.max(upTo, state.line + PART);
  draw();
  if (state.line !== null) {
    focusLine(state.line);
    byId(`line-${state.line}`)?.scrollIntoView({ block: "center" });
  }
}

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
startTheme();
masthead();
listenToKeys();
window.addEventListener("hashchange", readState);
readState();
