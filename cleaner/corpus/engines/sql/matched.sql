-- Links with all that records are made of.
SELECT
    l.a, l.b, l.swapped, l.kind, l.score, l.ordered, l.words, l.share_a, l.share_b, l.spans,
    i.id AS cluster,
    x.article AS article_a, y.article AS article_b,
    x.doc AS doc_a, x.outlet_name AS outlet_name_a, x.date AS date_a, x.time AS time_a,
    x.moment AS moment_a, x.agency AS agency_a, x.paragraph AS paragraph_a, x.line AS line_a,
    x.start AS start_a, x.stop AS stop_a, x.text AS text_a, n.digest AS digest_a,
    y.doc AS doc_b, y.outlet_name AS outlet_name_b, y.date AS date_b, y.time AS time_b,
    y.moment AS moment_b, y.agency AS agency_b, y.paragraph AS paragraph_b, y.line AS line_b,
    y.start AS start_b, y.stop AS stop_b, y.text AS text_b, m.digest AS digest_b
FROM linked AS l
JOIN link_clusters AS c ON l.a = c.a AND l.b = c.b
JOIN cluster_ids AS i ON c.label = i.label
JOIN passages AS x ON l.a = x.passage
JOIN passages AS y ON l.b = y.passage
JOIN named AS n ON l.a = n.passage
JOIN named AS m ON l.b = m.passage
WHERE l.nth = 0
