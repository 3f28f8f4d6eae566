-- Passages that are shared, as the map to digests takes them.
SELECT p.passage, p.outlet_name, p.text, coalesce(o.ordinal, 0) AS ordinal
FROM (SELECT DISTINCT passage FROM nodes) AS n
JOIN passages AS p ON n.passage = p.passage
LEFT JOIN ordinals AS o ON n.passage = o.passage
