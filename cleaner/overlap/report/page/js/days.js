/* How days are written. */

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const DAY_SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const DAY_MS = 86_400_000;

/* Days since 1970, or null. */
function dayNumber(date) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? "");
  if (!parts) return null;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return Number.isNaN(time) ? null : time / DAY_MS;
}

function dayText(date) {
  const day = dayNumber(date);
  return day === null ? "undated" : DAY.format(day * DAY_MS);
}

/* The day, or the moment where that is to tell who was first. */
function whenText(place, timed) {
  return timed && place.time ? `${DAY.format(new Date(place.time))}, ${place.time.slice(11, 19).replace(/:00$/, "")} UTC` : dayText(place.date);
}

function dayTextOf(day, { short = false } = {}) {
  return (short ? DAY_SHORT : DAY).format(day * DAY_MS);
}
