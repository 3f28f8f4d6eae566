-- Spans of links by the stretches on both sides.
SELECT
    l.a, l.b, l.nth, l.kind, l.spoken, l.a_stop - l.a_start AS size, x.node AS one, y.node AS other
FROM linked AS l
JOIN nodes AS x ON l.a = x.passage AND l.a_start = x.start AND l.a_stop = x.stop
JOIN nodes AS y ON l.b = y.passage AND l.b_start = y.start AND l.b_stop = y.stop
