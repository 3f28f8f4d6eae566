/* Files made by the page itself. */

function saveFile(name, type, text) {
  const place = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: place, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(place), 10_000);
  announce(`Saved as ${name}`);
}

function asJson(value) {
  return `${JSON.stringify(value, null, 1)}\n`;
}
