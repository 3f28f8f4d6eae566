-- What carries the same: both sides of a span, and neighbours that overlap by half of the shorter.
SELECT least(one, other) AS one, greatest(one, other) AS other FROM sides
UNION
SELECT node AS one, next_node AS other
FROM (
    SELECT
        node, start, stop,
        lead(node) OVER (PARTITION BY passage ORDER BY start, stop DESC) AS next_node,
        lead(start) OVER (PARTITION BY passage ORDER BY start, stop DESC) AS next_start,
        lead(stop) OVER (PARTITION BY passage ORDER BY start, stop DESC) AS next_stop
    FROM nodes
) AS neighbours
WHERE
    next_node IS NOT NULL
    AND least(stop, next_stop) - next_start
    >= CAST($half AS DOUBLE) * least(stop - start, next_stop - next_start)
