/* Two panes that scroll together, so that each shared passage meets its partner. */

const together = { on: true, panes: [], leader: null };

function scrollTogether(bodies) {
  together.panes = bodies;
  for (const body of bodies) {
    const lead = () => { together.leader = body; };
    for (const name of ["wheel", "pointerdown", "touchstart", "keydown", "focusin"]) body.addEventListener(name, lead, { passive: true });
    body.addEventListener("scroll", () => follow(body), { passive: true });
  }
}

/* The pane that the reader moves leads; the other only follows, else they would chase each other. */
function follow(body) {
  if (!together.on || together.leader !== body) return;
  const other = together.panes.find((each) => each !== body);
  if (other) other.scrollTop = mapped(body.scrollTop, anchors(body), anchors(other));
}

/* Scroll offsets at which the passages of the match stand alike in both panes. */
function anchors(body) {
  const third = body.clientHeight / 3;
  const end = body.scrollHeight - body.clientHeight;
  const tops = passageTops(body).map((top) => Math.min(Math.max(top - third, 0), end));
  return [0, ...tops, end];
}

function passageTops(body) {
  const zero = body.getBoundingClientRect().top - body.scrollTop;
  return [...body.querySelectorAll(".passage-button:not(.other)")]
    .sort((x, y) => Number(x.textContent) - Number(y.textContent))
    .map((button) => button.getBoundingClientRect().top - zero);
}

/* Straight lines from anchor to anchor; anchors that run backwards do not count. */
function mapped(value, from, to) {
  const pairs = rising(from.map((each, index) => [each, to[index] ?? to.at(-1)]));
  const next = pairs.findIndex(([start]) => start > value);
  if (next < 0) return pairs.at(-1)[1];
  const [x0, y0] = pairs[next - 1] ?? [0, 0];
  const [x1, y1] = pairs[next];
  return y0 + ((value - x0) / (x1 - x0)) * (y1 - y0);
}

function rising(pairs) {
  const end = pairs.at(-1);
  const good = [];
  for (const [x, y] of pairs.slice(0, -1)) {
    const last = good.at(-1);
    if (!last || (x > last[0] && y >= last[1])) good.push([x, y]);
  }
  if (end[0] > good.at(-1)[0]) good.push(end);
  return good;
}

/* Puts the first passage of the match a third down in both panes. */
function alignPanes() {
  together.leader = null;
  for (const body of together.panes) {
    const target = body.querySelector(".passage-button:not(.other)") ?? body.querySelector(".here");
    if (target) body.scrollTop = offsetIn(body, target) - body.clientHeight / 3;
  }
}

function bringIntoView(node) {
  const body = node.closest(".pane-body");
  together.leader = null;
  body.scrollTop = offsetIn(body, node) - body.clientHeight / 3;
}

function offsetIn(body, node) {
  return node.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
}
