/* Characters that nobody sees can turn text round or hide it.  They are shown by name. */

const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

const HIDDEN_NAMES = new Map([
  [0x00, "NUL"], [0x07, "BEL"], [0x08, "BS"], [0x0b, "VT"], [0x0c, "FF"], [0x1b, "ESC"], [0x7f, "DEL"],
  [0x85, "NEL"], [0x61c, "ALM"], [0x200b, "ZWSP"], [0x200e, "LRM"], [0x200f, "RLM"], [0x202a, "LRE"],
  [0x202b, "RLE"], [0x202c, "PDF"], [0x202d, "LRO"], [0x202e, "RLO"], [0x2060, "WJ"], [0x2066, "LRI"],
  [0x2067, "RLI"], [0x2068, "FSI"], [0x2069, "PDI"], [0xfeff, "BOM"],
]);

function codeOf(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function nameOf(character) {
  return HIDDEN_NAMES.get(character.codePointAt(0)) ?? codeOf(character);
}

/* Nodes for a piece of untrusted text. */
function textNodes(text) {
  const nodes = [];
  let done = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (found.index > done) nodes.push(lineEnds(text.slice(done, found.index)));
    nodes.push(el("span", { class: "hidden-character", title: `hidden character ${codeOf(found[0])}` }, nameOf(found[0])));
    done = found.index + found[0].length;
  }
  if (done < text.length) nodes.push(lineEnds(text.slice(done)));
  return nodes;
}

function lineEnds(text) {
  return text.replace(/\r(?!\n)/g, "\n");
}

/* The beginning of a text, never half a character. */
function beginning(text, length) {
  if (text.length <= length) return text;
  const half = /[\ud800-\udbff]$/.test(text.slice(0, length));
  return `${text.slice(0, half ? length - 1 : length)}…`;
}

/* A piece of untrusted text, kept from turning its neighbours round. */
function shown(text, attributes = {}) {
  return el("bdi", attributes, textNodes(String(text ?? "")));
}

/* The same where only a string will do: attributes, options, labels of charts. */
function plain(text) {
  return String(text ?? "").replace(HIDDEN, (character) => `⟨${nameOf(character)}⟩`).replace(/\s+/g, " ").trim();
}

/* Plain, and closed off inside a longer string. */
function isolated(text) {
  return `\u2068${plain(text)}\u2069`;
}

function shortened(text, length) {
  const characters = Array.from(plain(text));
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : characters.join("");
}
