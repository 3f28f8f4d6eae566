/* On paper nothing scrolls: the list prints its rows, up to a number that still is a list. */

const PRINTED_ROWS = 500;

function listenToPrint() {
  window.addEventListener("beforeprint", () => {
    if (!list.matches || state.view !== "matches") return;
    list.all = true;
    const rows = list.matches.slice(0, PRINTED_ROWS).map(rowOf);
    const rest = list.matches.length - rows.length;
    replace(list.body, rows, rest > 0 && el("tr", {}, el("td", { colspan: COLUMNS.length }, `${counted(rest, "more match", "more matches")}: export them as CSV.`)));
  });
  window.addEventListener("afterprint", () => {
    list.all = false;
    measureAgain();
  });
}
