-- The passages of each cluster, each once, with the longest stretch of words.
SELECT c.label, c.passage, c.start, c.stop, c.common, p.moment, p.outlet
FROM (
    SELECT
        l.label, n.passage, n.start, n.stop, n.common,
        row_number() OVER (
            PARTITION BY l.label, n.passage ORDER BY n.stop - n.start DESC, n.start
        ) AS nth
    FROM nodes AS n
    JOIN labels AS l ON n.node = l.node
) AS c
JOIN passages AS p ON c.passage = p.passage
WHERE c.nth = 1
