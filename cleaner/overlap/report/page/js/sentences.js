/* What a match says, in words. */

function containmentSentence(match) {
  return [percent(match.containment_a), " of A is in B, ", percent(match.containment_b), " of B in A"];
}

/* Two bars, one for each side. */
function containmentBars(match) {
  const bars = [["A", match.a.outlet, match.containment_a], ["B", match.b.outlet, match.containment_b]].map(([letter, outlet, share]) => {
    const width = Math.max(0, Math.min(1, share)) * 100;
    return el("div", { class: "share-bar" }, el("span", { class: "letter" }, letter), svg("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", role: "img", "aria-label": `${percent(share)} of the paragraph in ${isolated(outlet)}` }, svg("rect", { class: "track", width: 100, height: 6 }), svg("rect", { class: "fill", width, height: 6 })), el("span", { class: "share" }, percent(share)));
  });
  return el("div", { class: "share-bars" }, bars);
}

function differencesList(match) {
  if (!match.differences?.length) return null;
  return el("p", { class: "differences" }, el("strong", {}, "Figures differ: "), match.differences.map(([left, right], index) => [index > 0 && ", ", el("span", { class: "differs" }, shown(left)), " in A, ", el("span", { class: "differs" }, shown(right)), " in B"]));
}

/* Whom the two name for one quotation, where it is not the same one. */
function speakersList(match) {
  if (!match.speakers) return null;
  const [left, right] = match.speakers.map((name) => el("span", { class: "differs" }, shown(name)));
  return el("p", { class: "differences" }, el("strong", {}, "Speakers differ: "), left, " in A, ", right, " in B");
}

function creditSentence(match) {
  const { a: { agency: left }, b: { agency: right } } = match;
  if (!left && !right) return "Neither article names a news agency.";
  if (left && right) return left === right ? ["Both articles credit ", shown(left), "."] : ["A credits ", shown(left), ", B credits ", shown(right), "."];
  return [left ? "A" : "B", " credits ", shown(left ?? right), ", ", left ? "B" : "A", " names no agency."];
}

function orderSentence(match) {
  if (match.a.time && match.b.time) return momentsSentence(match.a.time, match.b.time);
  const [left, right] = [dayNumber(match.a.date), dayNumber(match.b.date)];
  if (left === null || right === null) return "Which came first is not known: a date is missing.";
  if (left === right) return `Both are dated ${dayText(match.a.date)}.`;
  const days = counted(Math.abs(left - right), "day");
  return left < right ? `A is ${days} earlier.` : `B is ${days} earlier.`;
}

/* A has the earlier moment, or the same. */
function momentsSentence(left, right) {
  const minutes = Math.abs(Date.parse(right) - Date.parse(left)) / 60_000;
  if (minutes === 0) return "Both are of the same time.";
  if (minutes < 60) return `A is ${minutes < 1 ? "less than a minute" : counted(Math.round(minutes), "minute")} earlier.`;
  const hours = Math.round(minutes / 60);
  return `A is ${hours < 48 ? counted(hours, "hour") : counted(Math.round(hours / 24), "day")} earlier.`;
}
