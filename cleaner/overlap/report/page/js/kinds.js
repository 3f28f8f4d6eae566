/* The kinds of match.  Each has a sign of its own, so that colour alone never tells them apart. */

const KINDS = {
  "verbatim": { name: "Verbatim", sign: "=", means: "The same passage, word for word." },
  "near": { name: "Near", sign: "≈", means: "The same passage, edited." },
  "quote-inside": { name: "Quote", sign: "“”", means: "A quotation that both carry inside other text." },
  "copied-run": { name: "Copied run", sign: "↔", means: "A run of words that both carry inside other text." },
};

function kindOf(kind) {
  return KINDS[kind] ?? { name: plain(kind), sign: "?", means: "" };
}

function kindTag(kind) {
  const { name, sign, means } = kindOf(kind);
  return el("span", { class: "kind", "data-kind": kind, title: means }, el("span", { class: "kind-sign", "aria-hidden": "true" }, sign), name);
}
