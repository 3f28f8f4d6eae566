/* The dialog with the lines that a reader noted, and the rules drafted of them. */

function drawNoted() {
  const button = byId("noted");
  replace(button, "Noted lines", marks.size > 0 && ` (${grouped(marks.size)})`);
}

function openPanel() {
  dialogs.panel ??= dialog("Noted lines", el("div", { id: "panel" }));
  drawPanel();
  if (!dialogs.panel.open) dialogs.panel.showModal();
}

function drawPanel() {
  const found = marked();
  const inner = found.length === 0 ? [el("p", { class: "about" }, "None yet. Where a line stays that should go, or goes that should stay, press its button, or M on the line. Rules are drafted of them here.")] : [notedList(found), draft(found)];
  replace(byId("panel"), inner);
}

function notedList(found) {
  return el("ol", { class: "noted-lines" }, found.map(({ document: each, line }) => el("li", {}, el("strong", {}, wish(line)), " ", shown(beginning(line.text, 160)), !canDraft({ line }) && el("em", {}, " (no rule can be drafted of it)"))));
}

/* One outlet at a time: its rules are one file. */
function draft(found) {
  const known = [...new Set(found.map(({ document: each }) => outletOf(each)))];
  const input = el("input", { type: "text", id: "outlet", value: known[0] ?? "", placeholder: "harbourpost.example", spellcheck: "false", autocomplete: "off", input: () => fill() });
  const text = el("textarea", { id: "draft", readonly: true, rows: 12, "aria-label": "Rule file", spellcheck: "false" });
  const save = el("button", { type: "button", class: "button", id: "save-rules", click: () => saveFile(`${hostOf(input.value)}.toml`, "application/toml", text.value) }, "Save the rule file");
  const copy = el("button", { type: "button", class: "button", click: () => copyText(text) }, "Copy");
  const clear = el("button", { type: "button", class: "button", click: () => { forget(); } }, "Forget them");
  const fill = () => {
    text.value = ruleFile(hostOf(input.value), found.filter(({ document: each }) => known.length < 2 || [hostOf(input.value), ""].includes(outletOf(each))));
    save.disabled = !hostOf(input.value);
  };
  fill();
  return [el("p", {}, el("label", { for: "outlet" }, "Outlet "), input), known.length > 1 && el("p", { class: "about" }, "They are of several outlets, and each has a file of its own: ", known.filter(Boolean).map(plain).join(", "), "."), text,
    el("p", { class: "buttons" }, save, copy, clear),
    el("p", { class: "about" }, "Put it into a folder, see what it does with ", el("code", {}, "clean rules try my-rules/ scrapes/"), ", and clean with ", el("code", {}, "--rules my-rules"), ". A file that the outlet has already is replaced by one of its name: add the rules to that one.")];
}

function forget() {
  clearMarks();
  drawPanel();
  drawNoted();
  DOCUMENTS.forEach(noteDocument);
  draw();
}

function copyText(field) {
  field.select();
  const done = () => announce("Copied");
  if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, () => document.execCommand("copy") && done());
  else if (document.execCommand("copy")) done();
}
