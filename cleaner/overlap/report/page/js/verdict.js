/* Keep, dismiss, note: what the reader says of the match. */

function verdictBox(match) {
  const { verdict, note } = reviewOf(match.id);
  const buttons = Object.entries(VERDICTS).map(([value, name], index) => el("button", { type: "button", class: `button verdict-button ${value}`, "aria-pressed": String(verdict === value), "data-verdict": value, click: () => toggleVerdict(match.id, value) }, el("span", { "aria-hidden": "true" }, value === "keep" ? "✓ " : "✕ "), name, " ", el("kbd", { "aria-hidden": "true" }, index + 1)));
  const area = el("textarea", { id: "note", rows: 1, placeholder: "Note", "aria-label": "Note on this match", maxlength: 4000, input: () => writeNote(match.id, area.value) });
  area.value = note;
  return el("div", { class: "verdict-box", role: "group", "aria-label": "Verdict" }, buttons, area, !storeWorks && el("p", { class: "store-fails" }, "This browser does not keep verdicts: export them before you leave."));
}

/* The same verdict again takes it back. */
function toggleVerdict(id, value) {
  const next = reviewOf(id).verdict === value ? null : value;
  setReview(id, { verdict: next });
  announce(next ? `Verdict: ${VERDICTS[next]}` : "Verdict taken back");
  reviewed();
}

function writeNote(id, note) {
  setReview(id, { note });
  redrawRow(id);
}

function reviewed() {
  reviewRound += 1;
  const focused = document.activeElement?.dataset?.verdict;
  draw();
  if (focused) document.querySelector(`.verdict-button[data-verdict="${focused}"]`)?.focus();
}

function redrawRow(id) {
  reviewRound += 1;
  const old = list.root && rowElement(id);
  const match = MATCHES.get(id);
  if (old && match) old.replaceWith(rowOf(match, Number(old.getAttribute("aria-rowindex")) - 2));
}
