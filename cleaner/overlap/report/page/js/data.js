/* The report, and ways to find things in it. */

const ISLAND = byId("report");
const REPORT = JSON.parse(ISLAND.textContent);
const REPORT_KEY = `clean-overlap:${ISLAND.dataset.key}`;

const DOCUMENTS = new Map(REPORT.documents.map((each) => [each.id, each]));
const OUTLETS = new Map(REPORT.outlets.map((each) => [each.name, each]));
const CLUSTERS = new Map(REPORT.clusters.map((each) => [each.id, each]));
const MATCHES = new Map(REPORT.matches.map((each) => [each.id, each]));
const RANKS = new Map(REPORT.matches.map((each, index) => [each.id, index]));
/* What its review dismissed before the report was made counts nowhere. */
const COUNTED = REPORT.matches.filter((each) => each.verdict !== "dismiss");
const COUNTED_ALONE = COUNTED.length < REPORT.matches.length ? { verdict: "not-dismissed" } : {};
const LONGEST = REPORT.matches.reduce((most, each) => Math.max(most, each.words), 0);
const ARTICLE_PAIRS = REPORT.pairs;
const CUT = { matches: 0, documents: 0, clusters: 0, pairs: 0, why: null, ...REPORT.cut };

/* Folded for search: accents, case and curly quotes do not count. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’‚‛]/g, "'").replace(/[“”„‟«»]/g, '"').replace(/\s+/g, " ");
}

const HAYSTACKS = new Map();

/* All that a search may find in a match. */
function haystack(match) {
  if (!HAYSTACKS.has(match.id)) {
    const sides = [match.a, match.b].map((side) => `${side.outlet} ${DOCUMENTS.get(side.doc)?.title ?? ""} ${side.doc} ${side.agency ?? ""}`);
    HAYSTACKS.set(match.id, folded(`${match.text} ${sides.join(" ")} ${match.why ?? ""} ${match.speakers ? `speakers differ ${match.speakers.join(" ")}` : ""} ${match.id}`));
  }
  return HAYSTACKS.get(match.id);
}

/* Without a title it is the id: a path says where files lay on a machine of somebody else. */
function titleOf(doc) {
  return DOCUMENTS.get(doc)?.title || doc;
}

/* All matches between the two articles of a match, strongest first. */
function siblings(match) {
  const docs = new Set([match.a.doc, match.b.doc]);
  return REPORT.matches.filter((each) => docs.has(each.a.doc) && docs.has(each.b.doc) && each.a.doc !== each.b.doc);
}

/* The clusters that each paragraph carries. */
const CARRIED = new Map();
for (const { id, members } of REPORT.clusters) {
  for (const member of members) {
    const key = paragraphKey(member);
    CARRIED.set(key, [...(CARRIED.get(key) ?? []), id]);
  }
}

function paragraphKey({ doc, paragraph }) {
  return JSON.stringify([doc, paragraph]);
}

/* The clusters of a match: the one that it names first, then all that both of its paragraphs carry. */
const CLUSTERS_OF = new Map(COUNTED.map((match) => {
  const there = new Set(CARRIED.get(paragraphKey(match.b)));
  const both = (CARRIED.get(paragraphKey(match.a)) ?? []).filter((id) => there.has(id));
  return [match.id, new Set([match.cluster, ...both])];
}));

function isOfCluster(match, id) {
  return CLUSTERS_OF.get(match.id)?.has(id) ?? false;
}

function ofCluster(id) {
  return REPORT.matches.filter((each) => isOfCluster(each, id));
}
