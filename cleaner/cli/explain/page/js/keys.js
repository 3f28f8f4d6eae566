/* What the keyboard does. */

const KEYS = new Map([
  ["j", { name: "next lines that go", act: () => stepRun(1) }],
  ["k", { name: "lines before that go", act: () => stepRun(-1) }],
  ["ArrowDown", { name: "next line", shown: "↓", act: () => stepLine(1), inLines: true }],
  ["ArrowUp", { name: "line before", shown: "↑", act: () => stepLine(-1), inLines: true }],
  ["m", { name: "note the line: it is judged wrongly", act: noteFocused }],
  ["n", { name: "next text", act: () => stepDocument(1) }],
  ["p", { name: "text before", act: () => stepDocument(-1) }],
  ["1", { name: "every line", act: () => change({ show: "all" }) }],
  ["2", { name: "what is left", act: () => change({ show: "left" }) }],
  ["3", { name: "what goes", act: () => change({ show: "gone" }) }],
  ["r", { name: "texts, or reasons", act: () => visit({ view: state.view === "reasons" ? "documents" : "reasons", doc: state.doc }) }],
  ["e", { name: "noted lines and their rules", act: openPanel }],
  ["d", { name: "dark or light", act: toggleTheme }],
  ["?", { name: "this help", act: openHelp }],
]);

function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target.matches("textarea, select, input")) return;
    const key = KEYS.get(event.key);
    if (!key || (key.inLines && !event.target.closest(".line"))) return;
    event.preventDefault();
    key.act();
  });
}

function noteFocused() {
  const row = focusedRow();
  const each = DOCUMENTS[state.doc];
  if (row && each) noteLine(each, each.lines[Number(row.id.slice(5))]);
}

function openHelp() {
  dialogs.help ??= dialog("Help", [
    el("dl", { class: "keys" }, [...KEYS].map(([key, { name, shown: sign }]) => el("div", {}, el("dt", {}, el("kbd", {}, sign ?? key)), el("dd", {}, name)))),
    el("p", { class: "about" }, "Above each run of lines that go stands what they are, why, the rule or signal that says so, and how sure that is: a line goes from 0.5 on, and 1.00 is proof. Nothing is lost: clean restore puts all of it back. The address always shows what you see."),
  ]);
  if (!dialogs.help.open) dialogs.help.showModal();
}
