/* Elements are made here and nowhere else: attributes by name, children as nodes or text.
   Markup is never parsed, so no text of an article can become an element. */

const SVG_SPACE = "http://www.w3.org/2000/svg";

function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG_SPACE, tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...solid(children));
  return node;
}

/* Children may be lists, and may be missing. */
function solid(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== "");
}

function replace(node, ...children) {
  node.replaceChildren(...solid(children));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

/* Tells people who listen what has changed. */
function announce(text) {
  byId("status").textContent = text;
}
