/* Dialogs, each made when it is first asked for. */

const dialogs = {};

function dialog(title, content) {
  const close = el("button", { type: "button", class: "button close", "aria-label": "Close", click: () => root.close() }, "×");
  const root = el("dialog", { "aria-label": title, click: (event) => { if (event.target === root) root.close(); } }, el("div", { class: "dialog-body" }, el("header", {}, el("h2", {}, title), close), content));
  document.body.append(root);
  return root;
}
