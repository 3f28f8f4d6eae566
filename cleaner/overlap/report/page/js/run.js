/* How this report came about. */

function runView() {
  const { tool = {}, options = {}, inputs = [] } = REPORT;
  const made = [
    ["Made", tool.made ? shown(tool.made) : "not recorded"],
    ["Version of clean", shown(tool.version ?? "not recorded")],
    ["Rules (sha256)", tool.rules_sha256 ? shown(tool.rules_sha256, { class: "file" }) : "no rules"],
    ["Report", shown(ISLAND.dataset.key, { class: "file" })],
  ];
  return el(
    "div",
    { class: "run" },
    el("div", { class: "spread even" }, card("Run", null, facts(made)), card("Options", null, facts(Object.entries(options).map(([name, value]) => [shown(name.replaceAll("_", " ")), shown(optionText(value))])))),
    el("div", { class: "spread even" }, card("What was cut", null, el("p", {}, CUT.matches > 0 || CUT.documents > 0 || CUT.why ? cutSentence() : "Nothing: all matches and all articles are on this page.")), card("Inputs", null, inputs.length ? el("ul", { class: "inputs" }, inputs.map((input) => el("li", {}, inputLine(input)))) : el("p", {}, "None."))),
    el("div", { class: "spread even" }, card("Warnings", null, REPORT.warnings?.length ? el("ul", { class: "warnings" }, REPORT.warnings.map((warning) => el("li", {}, shown(warning)))) : el("p", {}, "None.")), card("Reviews", null, reviewSummary())),
    card("Outlets", null, outletTable()),
    card("Articles", null, documentTable()),
  );
}

function facts(pairs) {
  return el("dl", { class: "facts-list" }, pairs.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
}

function optionText(value) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

function inputLine(input) {
  const [path, ...rest] = Array.isArray(input) ? input : [input];
  return [shown(optionText(path), { class: "file" }), rest.map((each) => [" · ", shown(optionText(each))])];
}

function reviewSummary() {
  const counts = reviewCounts();
  return [el("p", {}, `${grouped(counts.keep)} kept, ${grouped(counts.dismiss)} dismissed, ${grouped(counts.open)} open. Verdicts stay in this browser until you export them; the next run reads the file with --review.`), el("p", {}, el("button", { type: "button", class: "button", click: openExport }, "Export or import"))];
}

function outletTable() {
  return recordTable("Outlets of the set", [
    { name: "Outlet", cell: (outlet) => el("a", { href: freshAddress({ view: "matches", outlets: [outlet.name] }) }, shown(outlet.name)) },
    { name: "Articles", number: true, cell: (outlet) => grouped(outlet.documents) },
    { name: "Paragraphs", number: true, cell: (outlet) => grouped(outlet.paragraphs) },
    { name: "Words", number: true, cell: (outlet) => grouped(outlet.words) },
    { name: "Only here", number: true, cell: (outlet) => percent(outlet.words > 0 ? outlet.unique_words / outlet.words : 0) },
    { name: "Passages it had first", number: true, cell: (outlet) => grouped(outlet.first_in) },
  ], REPORT.outlets);
}

function documentTable() {
  return recordTable("Articles of the set", [
    { name: "Article", cell: (doc) => el("a", { href: freshAddress({ view: "matches", doc: [doc.id] }) }, shown(titleOf(doc.id))) },
    { name: "Outlet", cell: (doc) => shown(doc.outlet) },
    { name: "Date", cell: (doc) => dayText(doc.date) },
    { name: "Agency", cell: (doc) => (doc.agency ? shown(doc.agency) : "–") },
    { name: "Words", number: true, cell: (doc) => grouped(doc.words) },
    { name: "Shared", number: true, cell: (doc) => percent(doc.words > 0 ? doc.shared_words / doc.words : 0) },
    { name: "File", cell: (doc) => shown(doc.name ?? doc.id, { class: "file" }) },
  ], REPORT.documents);
}
