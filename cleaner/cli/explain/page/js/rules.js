/* Rules drafted of marked lines, as TOML for `clean --rules`; a person makes them general. */

const UNSAFE_IN_TOML = /'''|[\u0000-\u0008\u000a-\u001f\u007f]/;
const STAYS = "The ferry left the harbour at noon, an hour late.";
const GOES = ["Sign up for our newsletter.", "Subscribe to our newsletter."];

function canDraft({ line }) {
  return !UNSAFE_IN_TOML.test(line.text);
}

/* The text as a pattern that matches just this text; an apostrophe at its end would close the string. */
function patternOf(text) {
  return text.replace(/[\\^$.*+?()[\]{}|#&~-]/g, "\\$&").replace(/'$/, "\\x27");
}

function ruleFile(site, found) {
  const host = site || "example.org";
  const head = [`site = "${host}"`, `domains = ["${host}", "*.${host}"]`, `checked = ${new Date().toISOString().slice(0, 10)}`];
  const goes = GOES.find((text) => found.every(({ line }) => line.text !== text)) ?? GOES[0];
  const rules = found.filter(canDraft).map(({ line }, index) => ruleOf(line, index + 1, goes));
  return `${[...head, "", ...rules.flat()].join("\n").trimEnd()}\n`;
}

/* Its example needs both: a line that stays, and one that goes. */
function ruleOf(line, number, goes) {
  const stays = line.gone;
  return [
    "[[rule]]",
    `id = "${stays ? "stays" : "goes"}-${number}"`,
    `kind = "${stays ? "keep" : "line"}"`,
    ...(stays ? [] : ['label = "other"']),
    `why = "${stays ? "a reader marked it as article" : "a reader marked it as no article"}"`,
    `match = '''${patternOf(line.text)}'''`,
    "example = '''",
    `- ${stays ? goes : line.text}`,
    `+ ${stays ? line.text : STAYS}`,
    "'''",
    "",
  ];
}

/* A host as a rule file may be called; empty where it is none. */
function hostOf(text) {
  const host = String(text ?? "").trim().toLowerCase();
  return /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(host) ? host : "";
}

/* The outlet of a document: that whose rules acted, else the host of its address. */
function outletOf(each) {
  if (each.site) return hostOf(each.site);
  try {
    return hostOf(new URL(each.url).hostname.replace(/^www\./, ""));
  } catch {
    return "";
  }
}
