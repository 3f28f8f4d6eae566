-- Pairs with all that leads to them and their texts, as the map to links takes them; a part of the
-- pairs at a time.  `phrased`: words may be the same that are a set phrase to the index of runs.
SELECT
    p.a, p.b, p.codes, x.text AS text_a, y.text AS text_b, x.names AS names_a, y.names AS names_b,
    v.passage IS NOT NULL AND w.passage IS NOT NULL AS phrased
FROM (
    SELECT a, b, array_agg(code) AS codes
    FROM seeds
    WHERE (a + b) % $parts = $part
    GROUP BY a, b
) AS p
JOIN passages AS x ON p.a = x.passage
JOIN passages AS y ON p.b = y.passage
LEFT JOIN crowded AS v ON p.a = v.passage
LEFT JOIN crowded AS w ON p.b = w.passage
