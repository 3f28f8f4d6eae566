/* What the keyboard does. */

const KEYS = new Map([
  ["j", { name: "next match", act: () => stepMatch(1) }],
  ["k", { name: "previous match", act: () => stepMatch(-1) }],
  ["/", { name: "search", act: focusSearch }],
  ["1", { name: "keep the open match, or take it back", act: () => verdictByKey("keep") }],
  ["2", { name: "dismiss the open match, or take it back", act: () => verdictByKey("dismiss") }],
  ["n", { name: "note on the open match", act: () => byId("note")?.focus() }],
  ["x", { name: "leave out quotes, or show them", act: () => change({ quotes: state.quotes === "with" ? "without" : "with" }) }],
  ["c", { name: "clear all filters", act: () => change(withoutFilter()) }],
  ["e", { name: "export", act: openExport }],
  ["d", { name: "dark or light", act: toggleTheme }],
  ["Escape", { name: "close the match, leave a field", act: escape }],
  ["?", { name: "this help", act: openHelp }],
]);

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (isTyping(event.target) && event.key !== "Escape") return;
    const key = KEYS.get(event.key);
    if (!key) return;
    event.preventDefault();
    key.act();
  });
}

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=checkbox], [type=range])");
}

function focusSearch() {
  if (!["pairs", "matches", "clusters"].includes(state.view)) change({ view: "matches" });
  bar.input.focus();
  bar.input.select();
}

function verdictByKey(verdict) {
  if (MATCHES.has(state.match)) toggleVerdict(state.match, verdict);
}

function escape() {
  if (isTyping(document.activeElement)) document.activeElement.blur();
  else if (state.view === "matches" && state.match) closeMatch();
}

function openHelp() {
  dialogs.help ??= dialog("Help", [
    el("h3", {}, "Keys"),
    el("dl", { class: "keys" }, [...KEYS].map(([key, { name }]) => el("div", {}, el("dt", {}, el("kbd", {}, key === "Escape" ? "Esc" : key)), el("dd", {}, name))), el("div", {}, el("dt", {}, ["←", "→", "↑", "↓"].map((key) => el("kbd", {}, key))), el("dd", {}, "next cell, bar or dot of a drawing"))),
    el("h3", {}, "Kinds"),
    el("dl", { class: "keys" }, Object.entries(KINDS).map(([kind, { means }]) => el("div", {}, el("dt", {}, kindTag(kind)), el("dd", {}, means)))),
    el("p", { class: "about" }, "A and B are the two paragraphs of a match; A is the earlier, where dates are known. “62 % of A is in B” counts words. Greyed text is boilerplate: its label says which rule took it, and it is never compared. The address always shows what you see: copy it to share it along with this file."),
  ]);
  if (!dialogs.help.open) dialogs.help.showModal();
}
