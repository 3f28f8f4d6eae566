-- The members of clusters, those of most outlets first, then the longest; the earliest first.
SELECT
    c.label, i.id, i.text, c.kind, c.size, m.stop - m.start AS carries,
    p.article, p.paragraph, p.line, p.start, p.stop, p.date, p.time, p.outlet_name
FROM clusters AS c
JOIN cluster_ids AS i ON c.label = i.label
JOIN carried AS m ON c.label = m.label
JOIN passages AS p ON m.passage = p.passage
ORDER BY c.outlets DESC, c.size DESC, c.passage, c.start, m.moment, m.passage
