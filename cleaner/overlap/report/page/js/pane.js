/* One article, all of it, with its marks. */

function pane(match, side) {
  const place = match[side];
  const doc = DOCUMENTS.get(place.doc);
  const letter = side.toUpperCase();
  const body = el("div", { class: "pane-body", tabindex: 0, role: "region", "aria-label": `Article ${letter}: ${isolated(place.outlet)}` });
  const article = el("article", { class: "pane", "data-side": side }, paneHead(match, side, doc), body);
  if (typeof doc?.text === "string") body.append(...articleNodes(match, side, doc));
  else body.append(...withoutText(match));
  return { article, body };
}

function paneHead(match, side, doc) {
  const place = match[side];
  return el(
    "header",
    { class: "pane-head" },
    el("p", { class: "pane-outlet" }, el("span", { class: "letter" }, side.toUpperCase()), shown(place.outlet), el("span", { class: "day" }, dayText(place.date))),
    el("h3", {}, shown(titleOf(place.doc))),
    el("p", { class: "pane-facts" }, `line ${grouped(place.line)} · `, place.agency ? ["credits ", shown(place.agency)] : "names no agency", doc && [" · ", el("a", { href: freshAddress({ view: "matches", doc: [doc.id] }) }, "all its matches")], doc?.name && doc.name !== titleOf(place.doc) && [" · ", shown(doc.name, { class: "file" })]),
  );
}

/* The page was capped: the passage is all there is. */
function withoutText(match) {
  return [el("p", { class: "left-out" }, "The text of this article was left out of this page. The passage, as A has it:"), el("p", { class: "paragraph here" }, el("mark", { class: "mark own", "data-kind": match.kind }, shown(match.text)))];
}

function articleNodes(match, side, doc) {
  const at = offsetsIn(doc);
  const ranges = rangesFor(match, side, doc);
  const here = [at(match[side].start), at(match[side].end)];
  const numbered = new Set();
  const nodes = [];
  let done = 0;
  for (const [start, end, , kept] of doc.paragraphs.map(([s, e, line, k]) => [at(s), at(e), line, k])) {
    if (start > done) nodes.push(between(doc, done, start, ranges));
    nodes.push(paragraphNode({ doc, start, end, kept, here, ranges, numbered }));
    done = end;
  }
  if (done < doc.text.length) nodes.push(between(doc, done, doc.text.length, ranges));
  return nodes.filter(Boolean);
}

/* Text that stands in no paragraph: most often only line ends. */
function between(doc, start, end, ranges) {
  return doc.text.slice(start, end).trim() && goneParagraph(doc, start, end, cutUp(start, end, ranges));
}

function paragraphNode({ doc, start, end, kept, here, ranges, numbered }) {
  const pieces = cutUp(start, end, ranges);
  if (!kept) return goneParagraph(doc, start, end, pieces);
  const isHere = start < here[1] && end > here[0];
  return el("p", { class: isHere ? "paragraph here" : "paragraph", dir: "auto" }, pieces.map((piece) => pieceNode(doc, piece, numbered)));
}

function goneParagraph(doc, start, end, pieces) {
  const reason = pieces.flatMap((piece) => piece.on).find((range) => range.type === "gone");
  return el("p", { class: "paragraph gone", dir: "auto" }, reasonTag(reason), shown(doc.text.slice(start, end)));
}

function reasonTag(reason) {
  return el("span", { class: "reason" }, reason ? [shown(reason.kind), " · ", shown(reason.rule)] : "not compared");
}

function pieceNode(doc, piece, numbered) {
  const text = textNodes(doc.text.slice(piece.start, piece.end));
  const passage = piece.on.find((range) => range.own) ?? piece.on.find((range) => range.type === "passage");
  const gone = piece.on.find((range) => range.type === "gone");
  const inner = piece.on.some((range) => range.type === "differs") ? el("span", { class: "differs" }, text) : text;
  if (gone) return el("span", { class: "gone-inside" }, reasonTag(gone), inner);
  if (!passage) return inner;
  return passageNode(passage, inner, numbered);
}

function passageNode(passage, inner, numbered) {
  const key = `${passage.match.id}/${passage.index}`;
  const isFirst = !numbered.has(key);
  numbered.add(key);
  const mark = el("mark", { class: passage.own ? "mark own" : "mark other", "data-kind": passage.match.kind, "data-key": key, mouseenter: () => linkMarks(key, "add"), mouseleave: () => linkMarks(key, "remove") }, inner);
  return [isFirst && passageButton(passage, key), mark];
}

/* The number before a passage: leads to the same passage on the other side, or to the other match. */
function passageButton(passage, key) {
  if (!passage.own) return el("button", { type: "button", class: "passage-button other", title: "Show this match", "aria-label": `Show the ${kindOf(passage.match.kind).name} match that begins here`, click: () => openMatch(passage.match.id) }, kindOf(passage.match.kind).sign);
  return el("button", { type: "button", class: "passage-button", title: "Go to the same passage on the other side", "aria-label": `Passage ${passage.index + 1}: go to it on the other side`, "data-key": key, click: (event) => goToPartner(event.currentTarget, key) }, passage.index + 1);
}

function linkMarks(key, action) {
  for (const mark of document.querySelectorAll(`mark[data-key="${CSS.escape(key)}"]`)) mark.classList[action]("linked");
}

function goToPartner(button, key) {
  const own = button.closest(".pane");
  const partner = [...document.querySelectorAll(`.passage-button[data-key="${CSS.escape(key)}"]`)].find((each) => each.closest(".pane") !== own);
  if (!partner) return;
  partner.focus({ preventScroll: true });
  bringIntoView(partner);
}
