/* What a removed line can be, by what it is about; colour only helps, the word is always there. */

const GROUPS = {
  asks: "newsletter subscription donation app advert",
  moves: "navigation share footer cookie",
  others: "related comments",
  pictures: "gallery caption licence",
  notes: "byline dateline repeat placeholder",
  rest: "structure other",
};

const GROUP_OF = new Map(Object.entries(GROUPS).flatMap(([group, kinds]) => kinds.split(" ").map((kind) => [kind, group])));

function groupOf(kind) {
  return GROUP_OF.get(kind) ?? "rest";
}

function kindTag(kind) {
  return el("span", { class: "kind" }, el("span", { class: "dot", "data-group": groupOf(kind), "aria-hidden": "true" }), shown(kind));
}
