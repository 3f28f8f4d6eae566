/* What the reader thinks of a match: keep, dismiss, a note.  Kept by the browser, for this report. */

const VERDICTS = { keep: "Keep", dismiss: "Dismiss" };
const BASE = new Map(REPORT.matches.map((each) => [each.id, { verdict: each.verdict ?? null, note: each.note ?? "" }]));

let reviews = storedReviews();
let storeWorks = true;

function storedReviews() {
  try {
    return new Map(validReviews(JSON.parse(window.localStorage.getItem(REPORT_KEY) ?? "[]")));
  } catch {
    return new Map();
  }
}

/* Pairs of id and review; what is not one is left out. */
function validReviews(list) {
  if (!Array.isArray(list)) return [];
  return list
    .filter((each) => each && typeof each.id === "string" && (each.verdict === null || each.verdict === undefined || Object.hasOwn(VERDICTS, each.verdict)))
    .map((each) => [each.id, { verdict: each.verdict ?? null, note: typeof each.note === "string" ? each.note : "" }]);
}

function reviewOf(id) {
  return reviews.get(id) ?? BASE.get(id) ?? { verdict: null, note: "" };
}

function sameReview(one, other) {
  return one.verdict === other.verdict && one.note === other.note;
}

function setReview(id, patch) {
  const next = { ...reviewOf(id), ...patch };
  if (sameReview(next, BASE.get(id))) reviews.delete(id);
  else reviews.set(id, next);
  storeReviews();
}

function storeReviews() {
  const list = [...reviews].map(([id, review]) => ({ id, ...review }));
  try {
    window.localStorage.setItem(REPORT_KEY, JSON.stringify(list));
    storeWorks = true;
  } catch {
    storeWorks = false;
  }
}

/* The review file: every match that has, or had, a verdict or note. */
function reviewFile() {
  const said = REPORT.matches.filter(({ id }) => [reviewOf(id), BASE.get(id)].some(({ verdict, note }) => verdict || note));
  return { format: 1, review: said.map(({ id }) => ({ id, ...reviewOf(id) })) };
}

/* Takes over a review file; says how many of its lines are about this report. */
function mergeReviews(file) {
  if (!file || file.format !== 1 || !Array.isArray(file.review)) throw new Error("This is no review file: it has no “review” list of format 1.");
  const valid = validReviews(file.review);
  const known = valid.filter(([id]) => BASE.has(id));
  for (const [id, review] of known) setReview(id, review);
  return { taken: known.length, unknown: valid.length - known.length, broken: file.review.length - valid.length };
}

function reviewCounts() {
  const counts = { keep: 0, dismiss: 0, open: 0 };
  for (const { id } of REPORT.matches) counts[reviewOf(id).verdict ?? "open"] += 1;
  return counts;
}
