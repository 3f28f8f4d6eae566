-- Links of all passages, the earlier one as a; those that are long enough.
SELECT
    least(p.one, p.other) AS a, greatest(p.one, p.other) AS b, p.one > p.other AS swapped,
    l.nth, l.kind, l.spoken, l.score, l.ordered, l.words,
    CASE WHEN p.one > p.other THEN l.share_b ELSE l.share_a END AS share_a,
    CASE WHEN p.one > p.other THEN l.share_a ELSE l.share_b END AS share_b,
    CASE WHEN p.one > p.other THEN l.b_start ELSE l.a_start END AS a_start,
    CASE WHEN p.one > p.other THEN l.b_stop ELSE l.a_stop END AS a_stop,
    CASE WHEN p.one > p.other THEN l.a_start ELSE l.b_start END AS b_start,
    CASE WHEN p.one > p.other THEN l.a_stop ELSE l.b_stop END AS b_stop,
    l.spans
FROM partners AS p
JOIN links AS l ON p.a = l.a AND p.b = l.b
WHERE l.words >= $min_words
UNION ALL
SELECT
    a, b, FALSE AS swapped, 0 AS nth, 0 AS kind, FALSE AS spoken,
    CAST(1 AS FLOAT) AS score, CAST(1 AS FLOAT) AS ordered, CAST(size AS FLOAT) AS words,
    CAST(1 AS FLOAT) AS share_a, CAST(1 AS FLOAT) AS share_b,
    0 AS a_start, size AS a_stop, 0 AS b_start, size AS b_stop,
    NULL AS spans
FROM copies
WHERE size >= $min_words
