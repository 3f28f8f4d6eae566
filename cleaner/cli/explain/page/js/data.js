/* The documents, their lines, and the reasons why some of these go. */

const ISLAND = byId("report");
const REPORT = JSON.parse(ISLAND.textContent);
const PAGE_KEY = `clean-explain:${ISLAND.dataset.key}`;

const REASONS = REPORT.reasons.map(([kind, by, why]) => ({ kind, by, why }));
const DOCUMENTS = REPORT.documents.map((each, index) => ({ ...each, index, lines: each.lines.map(asLine) }));
const RANKS = [null, "above the article", "headline"];

function asLine([number, text, reason, score], at) {
  const gone = reason >= 0;
  return { at, number, text, gone, reason: gone ? REASONS[reason] : null, score: gone ? score : null, rank: gone ? 0 : score };
}

/* Lines in a row that go for one reason, or that stay. */
function runsOf(each) {
  const runs = [];
  for (const line of each.lines) {
    const last = runs.at(-1);
    if (last && last.reason === line.reason) last.lines.push(line);
    else runs.push({ reason: line.reason, lines: [line] });
  }
  return runs;
}

function goneOf(each) {
  return each.lines.filter((line) => line.gone);
}

function shareGone(each) {
  return each.chars > 0 ? each.gone / each.chars : 0;
}

/* Characters of the lines that go, by kind, the most first. */
function kindsOf(each) {
  const sizes = new Map();
  for (const { reason, text } of goneOf(each)) sizes.set(reason.kind, (sizes.get(reason.kind) ?? 0) + text.length);
  return [...sizes].sort(([, x], [, y]) => y - x);
}

/* The reasons, each with the lines that it takes; what a reason quotes of a text does not part it. */
function takings() {
  const found = new Map();
  for (const each of DOCUMENTS) {
    for (const line of goneOf(each)) {
      const { kind, by, why } = line.reason;
      const key = JSON.stringify([kind, by, why.replace(/'[^']*'/g, "'…'")]);
      if (!found.has(key)) found.set(key, { kind, by, whys: new Set(), lines: [], documents: new Set() });
      const taking = found.get(key);
      taking.whys.add(why);
      taking.lines.push({ line, document: each });
      taking.documents.add(each.index);
    }
  }
  return [...found.values()];
}

/* Why, as said of all of them: what one quotes only where there is no other. */
function whyOf({ whys }) {
  const [first] = whys;
  return whys.size === 1 ? first : first.replace(/'[^']*'/g, "'…'");
}

function scoreText(score) {
  return score.toFixed(2);
}

/* "0.90" or "0.60 to 0.99" */
function scoresText(lines) {
  const scores = lines.map((line) => line.score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)].map(scoreText);
  return low === high ? low : `${low} to ${high}`;
}
