// Readability over a pipe: a JSON string of {html, url} a line in; {content, cpu} a line out, where
// cpu is the seconds that this process has spent so far.
//
//     node readability.mjs FOLDER    FOLDER holds the node_modules

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(resolve(process.argv[2], "package.json"));
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");

const article = ({ html, url }) => {
  // A virtual console that nobody listens to: faults of a page's style sheets are no news.
  const page = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
  try {
    return new Readability(page.window.document).parse()?.content ?? "";
  } finally {
    page.window.close();
  }
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let content;
  try {
    content = article(JSON.parse(line));
  } catch {
    content = null;
  }
  const { user, system } = process.cpuUsage();
  process.stdout.write(JSON.stringify({ content, cpu: (user + system) / 1e6 }) + "\n");
}
