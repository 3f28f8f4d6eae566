/* The dialog that saves what is filtered, and the reviews. */

function openExport() {
  dialogs.export ??= exportDialog();
  const count = counted(selection().length, "match", "matches");
  dialogs.exportCount.textContent = hasFilter() ? `The ${count} of the current filter, in their order: ${filterSentence()}.` : `All ${count}, in their order.`;
  dialogs.exportPairs.textContent = `The ${counted(chosenPairs().length, "pair")} of articles that the view Articles lists, in their order.`;
  dialogs.importResult.textContent = "";
  if (!dialogs.export.open) dialogs.export.showModal();
}

function exportDialog() {
  dialogs.exportCount = el("p", { class: "about" });
  dialogs.exportPairs = el("p", { class: "about" });
  dialogs.importResult = el("p", { class: "import-result", role: "status" });
  const saves = (name, file, action) => el("button", { type: "button", class: "button", "data-file": file, click: action }, name);
  const picker = el("input", { type: "file", id: "review-file", accept: ".json,application/json", change: () => importReviews(picker) });
  return dialog("Export", [
    el("h3", {}, "Matches"),
    dialogs.exportCount,
    el("p", { class: "buttons" }, saves("CSV", "csv", saveCsv), saves("JSON", "json", saveJson)),
    el("h3", {}, "Articles"),
    dialogs.exportPairs,
    el("p", { class: "buttons" }, saves("CSV of pairs", "pairs", savePairs)),
    el("h3", {}, "Reviews"),
    el("p", { class: "about" }, "Your verdicts and notes. The next run reads the file: clean overlap --review overlap-review.json"),
    el("p", { class: "buttons" }, saves("Review file", "review", saveReviews)),
    el("p", {}, el("label", { for: "review-file" }, "Import a review file "), picker),
    dialogs.importResult,
  ]);
}

function saveCsv() {
  saveFile("overlap-matches.csv", "text/csv;charset=utf-8", asCsv(MATCH_COLUMNS, selection()));
}

function savePairs() {
  saveFile("overlap-articles.csv", "text/csv;charset=utf-8", asCsv(PAIR_COLUMNS, chosenPairs()));
}

function saveJson() {
  const filter = Object.fromEntries(FILTERS.filter((name) => String(state[name]) !== String(DEFAULTS[name])).map((name) => [name, state[name]]));
  const matches = selection().map((match) => ({ ...match, ...reviewOf(match.id) }));
  saveFile("overlap-matches.json", "application/json", asJson({ format: 1, filter, matches }));
}

function saveReviews() {
  saveFile("overlap-review.json", "application/json", asJson(reviewFile()));
}
