/* A drawing of many links is one stop of the tab key; the arrows go on to the next link. */

const ROW = 4;

const ARROWS = {
  ArrowLeft: (here, there) => beside(here, there, -1),
  ArrowRight: (here, there) => beside(here, there, 1),
  ArrowUp: (here, there) => above(here, there, -1),
  ArrowDown: (here, there) => above(here, there, 1),
};

function steeredByArrows(root) {
  const links = [...root.querySelectorAll("svg a")];
  links.forEach((link, index) => link.setAttribute("tabindex", index === 0 ? 0 : -1));
}

function listenToArrows(root) {
  root.addEventListener("keydown", (event) => {
    const from = event.target.closest("svg a");
    const way = ARROWS[event.key];
    if (!from || !way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = nearest(root, from, way);
    if (!next) return;
    from.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });
}

/* The link that lies least far off in the direction asked for. */
function nearest(root, from, way) {
  const here = middle(from);
  const far = [...root.querySelectorAll("svg a")].map((link) => [way(here, middle(link)), link]).filter(([distance]) => distance > 0);
  return far.reduce((least, one) => (least && least[0] <= one[0] ? least : one), null)?.[1];
}

function middle(link) {
  const { left, right, top, bottom } = (link.querySelector("rect, .disc") ?? link).getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/* How far a link of the same row lies off; not at all if it is of another. */
function beside(here, there, sign) {
  return Math.abs(there.y - here.y) > ROW ? 0 : sign * (there.x - here.x);
}

/* Rows first, then how far aside. */
function above(here, there, sign) {
  const rows = sign * (there.y - here.y);
  return rows > ROW ? rows * 10_000 + Math.abs(there.x - here.x) : 0;
}
