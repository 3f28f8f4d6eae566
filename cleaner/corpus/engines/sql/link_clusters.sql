-- The cluster of each link: that of its longest span.
SELECT s.a, s.b, s.kind, l.label
FROM (
    SELECT
        a, b, kind, one, row_number() OVER (PARTITION BY a, b ORDER BY size DESC, nth) AS longest
    FROM sides
) AS s
JOIN labels AS l ON s.one = l.node
WHERE s.longest = 1
