/* What a reader must know before the figures: what was cut, what went wrong, why it is empty. */

function notices() {
  const list = [];
  if (CUT.matches > 0 || CUT.documents > 0 || CUT.why) list.push(el("div", { class: "notice cut" }, el("strong", {}, "Not everything is on this page. "), cutSentence()));
  if (REPORT.warnings?.length) list.push(el("div", { class: "notice" }, el("strong", {}, `${counted(REPORT.warnings.length, "warning")}: `), shown(REPORT.warnings[0]), REPORT.warnings.length > 1 && [" ", el("a", { href: freshAddress({ view: "run" }) }, "Read them all")]));
  return list;
}

function cutSentence() {
  const parts = [];
  if (CUT.matches > 0) parts.push(`${counted(CUT.matches, "match is", "matches are")} left out`);
  if (CUT.clusters > 0) parts.push(`${counted(CUT.clusters, "passage is", "passages are")} not listed`);
  if (CUT.pairs > 0) parts.push(`${counted(CUT.pairs, "pair of articles is", "pairs of articles are")} not listed`);
  if (CUT.documents > 0) parts.push(`${counted(CUT.documents, "article comes", "articles come")} without text`);
  return [parts.length > 0 && `${parts.join(", ")}. `, CUT.why && shown(CUT.why)];
}

/* Why there is nothing to see. */
function emptyReasons() {
  const outlets = REPORT.outlets.filter((outlet) => outlet.documents > 0);
  const articles = counted(REPORT.documents.length, "article");
  if (REPORT.documents.length === 0) return ["No article was read, so there was nothing to compare.", "Look at the inputs on the run page: were these the files that you meant?"];
  if (REPORT.documents.length === 1) return [["There is only one article, by ", shown(REPORT.documents[0].outlet), ", and nothing to compare it with."], "Give at least two articles, each outlet in a folder of its own."];
  if (outlets.length === 1 && !REPORT.options.same_outlet) return [[`All ${articles} are by one outlet, `, shown(outlets[0].name), ". Only passages of different outlets are compared."], "Give each outlet a folder of its own or name the field that tells it; --same-outlet compares articles of one outlet too."];
  if (REPORT.outlets.every((outlet) => outlet.words === 0)) return [`No words were left to compare: cleaning took all text of ${articles} as boilerplate.`, "--raw compares the text as it is."];
  if (REPORT.matches.length > 0) return [`What ${articles} by ${counted(outlets.length, "outlet")} share was dismissed in review: ${counted(REPORT.matches.length, "match", "matches")}.`, "They are listed under Matches, and count nowhere."];
  return [`In ${articles} by ${counted(outlets.length, "outlet")} no two outlets share a passage of ${counted(REPORT.options.min_words ?? 2, "word")} or more that is no set phrase.`, "That is a finding too: as far as this set goes, these outlets wrote their own."];
}

function emptyNotice() {
  const [why, then] = emptyReasons();
  return el("section", { class: "empty" }, el("p", { class: "empty-sign", "aria-hidden": "true" }, "∅"), el("h2", {}, "Nothing shared was found"), el("p", {}, why), el("p", { class: "then" }, then));
}
