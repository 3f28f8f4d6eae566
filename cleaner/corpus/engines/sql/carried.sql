-- The passages of each cluster, each once, with the widest stretch of words.
SELECT c.label, c.passage, c.start, c.stop, p.moment, p.outlet
FROM (
    SELECT l.label, n.passage, min(n.start) AS start, max(n.stop) AS stop
    FROM nodes AS n
    JOIN labels AS l ON n.node = l.node
    GROUP BY l.label, n.passage
) AS c
JOIN passages AS p ON c.passage = p.passage
