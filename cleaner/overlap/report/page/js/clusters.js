/* One passage and all who carry it. */

const CLUSTER_PAGE = 40;
const clusters = { shown: CLUSTER_PAGE };

function firstOf(cluster) {
  return cluster.first === null || cluster.first === undefined ? null : cluster.members[cluster.first];
}

/* Whether days alone would not tell who was first. */
function toldByTime(cluster) {
  const first = firstOf(cluster);
  return first !== null && cluster.members.some((member) => member.outlet !== first.outlet && 3 * member.words >= 2 * cluster.words && member.date && member.date <= first.date);
}

function clusterFacts(cluster) {
  const first = firstOf(cluster);
  const which = cluster.members.every((member) => member.date) ? "earliest" : "earliest dated";
  return el("span", {}, counted(cluster.outlets.length, "outlet"), " · ", counted(cluster.members.length + (cluster.more ?? 0), "paragraph"), " · ", counted(cluster.words, "word"), first ? [` · ${which} in this set: `, shown(first.outlet), `, ${whenText(first, toldByTime(cluster))}`] : " · no earliest: dates are missing or the same");
}

/* The filters of matches hold for clusters as far as they can: a cluster stays if one of its
   matches does. */
function chosenClusters() {
  const alive = new Set(filtered({ ...state, cluster: "" }).flatMap((match) => [...(CLUSTERS_OF.get(match.id) ?? [])]));
  const list = REPORT.clusters.filter((cluster) => alive.has(cluster.id) || (!hasFilter() && cluster.id === state.cluster));
  const open = list.findIndex((cluster) => cluster.id === state.cluster);
  if (open >= clusters.shown) clusters.shown = open + 1;
  return list;
}

function drawClusters(root) {
  const list = chosenClusters();
  const items = list.slice(0, clusters.shown).map(clusterItem);
  const more = list.length > clusters.shown && el("button", { type: "button", class: "button", click: () => { clusters.shown += CLUSTER_PAGE; draw(); } }, `Show more: ${grouped(list.length - clusters.shown)} follow`);
  replace(root, el("p", { class: "count" }, el("strong", {}, grouped(list.length)), ` of ${counted(REPORT.clusters.length, "shared passage")}, most outlets first`), list.length === 0 && el("p", { class: "nothing" }, REPORT.clusters.length === 0 ? "There are no shared passages in this report." : "No shared passage passes these filters."), el("ol", { class: "clusters" }, items), more);
}

function clusterItem(cluster) {
  const open = cluster.id === state.cluster;
  const button = el("button", { type: "button", class: "cluster-open", "aria-expanded": String(open), "data-cluster": cluster.id, click: () => openCluster(open ? "" : cluster.id) }, shown(open ? cluster.text : shortened(cluster.text, 260), { class: "quotation" }));
  return el("li", { class: open ? "cluster open" : "cluster" }, button, el("p", { class: "cluster-facts" }, kindTag(cluster.kind), clusterFacts(cluster)), open && clusterDetail(cluster));
}

function openCluster(id) {
  const focused = document.activeElement?.dataset?.cluster;
  change({ cluster: id });
  if (focused) document.querySelector(`[data-cluster="${CSS.escape(focused)}"]`)?.focus();
}

function clusterDetail(cluster) {
  const timed = toldByTime(cluster);
  const items = cluster.members.map((member, index) => ({ outlet: member.outlet, date: member.date, name: titleOf(member.doc), first: index === cluster.first, href: freshAddress({ view: "matches", cluster: cluster.id, doc: [member.doc] }) }));
  const columns = [
    { name: "Outlet", cell: (member) => [shown(member.outlet), cluster.members[cluster.first] === member && el("span", { class: "first-tag" }, "earliest in this set")] },
    { name: "Date", cell: (member) => whenText(member, timed) },
    { name: "Article", cell: (member) => el("a", { href: freshAddress({ view: "matches", cluster: cluster.id, doc: [member.doc] }) }, shown(titleOf(member.doc))) },
    { name: "Words", number: true, cell: (member) => grouped(member.words) },
    { name: "Paragraph", number: true, cell: (member) => grouped(member.paragraph + 1) },
    { name: "Line", number: true, cell: (member) => grouped(member.line) },
  ];
  const count = ofCluster(cluster.id).length;
  return el("div", { class: "cluster-detail" }, items.some(hasDay) && fitted((room) => timeline(items, room, "Who had it when")), recordTable("Paragraphs that carry it", columns, cluster.members, { first: 50 }), cluster.more > 0 && el("p", { class: "about" }, `${counted(cluster.more, "more paragraph is", "more paragraphs are")} not listed: the page was capped.`), el("p", {}, el("a", { class: "button", href: freshAddress({ view: "matches", cluster: cluster.id }) }, `Compare its ${counted(count, "match", "matches")}`)));
}
