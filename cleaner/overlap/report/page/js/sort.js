/* In which order.  Each order has a natural direction; a leading minus turns it round. */

const SORTS = {
  strength: { name: "strongest first", compare: (x, y) => RANKS.get(x.id) - RANKS.get(y.id) },
  kind: { name: "kind", compare: by((match) => Object.keys(KINDS).indexOf(match.kind)) },
  words: { name: "longest first", compare: by((match) => -match.words) },
  score: { name: "surest first", compare: by((match) => -match.score) },
  contained: { name: "largest share first", compare: by((match) => -Math.max(match.containment_a, match.containment_b)) },
  a: { name: "outlet A", compare: byText((match) => match.a.outlet) },
  b: { name: "outlet B", compare: byText((match) => match.b.outlet) },
  date: { name: "earliest first", compare: byText((match) => match.a.date ?? match.b.date ?? "9999") },
  text: { name: "passage, A to Z", compare: byText((match) => match.text.slice(0, 200)) },
  agency: { name: "agency", compare: byText((match) => match.credited ?? "\uffff") },
  verdict: { name: "verdict", compare: by((match) => ["keep", "dismiss", null].indexOf(reviewOf(match.id).verdict)) },
};

function by(key) {
  return (x, y) => key(x) - key(y);
}

function byText(key) {
  return (x, y) => TEXT_ORDER.compare(key(x), key(y));
}

const TEXT_ORDER = new Intl.Collator("en", { numeric: true });

/* Ties stand as the report has them. */
function sorted(list, order) {
  const { compare } = SORTS[order.replace(/^-/, "")];
  const turned = order.startsWith("-") ? -1 : 1;
  return [...list].sort((x, y) => turned * compare(x, y) || RANKS.get(x.id) - RANKS.get(y.id));
}
