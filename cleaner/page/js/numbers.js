/* How numbers are written. */

const GROUPED = new Intl.NumberFormat("en-GB");

function grouped(number) {
  return GROUPED.format(number);
}

/* "1 match", "2 matches" */
function counted(number, one, many = `${one}s`) {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/* A share as whole percent that never rounds something to nothing. */
function percent(share) {
  if (!Number.isFinite(share) || share <= 0) return "0 %";
  if (share < 0.01) return "< 1 %";
  if (share < 1 && share > 0.99) return "> 99 %";
  return `${Math.round(share * 100)} %`;
}
