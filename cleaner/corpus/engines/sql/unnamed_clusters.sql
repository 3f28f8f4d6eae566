-- Clusters, as the map to ids takes them.
SELECT c.label, n.digest, c.start, c.size, p.text
FROM clusters AS c
JOIN named AS n ON c.passage = n.passage
JOIN passages AS p ON c.passage = p.passage
