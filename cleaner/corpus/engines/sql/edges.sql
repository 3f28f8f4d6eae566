-- What carries the same: both sides of a span, and spans of one passage that share most words.
SELECT least(one, other) AS one, greatest(one, other) AS other FROM sides
UNION
SELECT x.node AS one, y.node AS other
FROM nodes AS x
JOIN nodes AS y ON x.passage = y.passage AND x.node < y.node
WHERE
    $most_whole * (least(x.stop, y.stop) - y.start)
    >= $most_part * greatest(x.stop - x.start, y.stop - y.start)
