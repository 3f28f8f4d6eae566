-- All that leads to pairs: kind, place in a, place in b as one number.
-- Equal n-grams that merely continue those one word earlier are left out.
SELECT
    x.passage AS a, y.passage AS b,
    x.kind * 72057594037927936 + x.place * CAST(268435456 AS BIGINT) + y.place AS code
FROM starts AS x
JOIN starts AS y ON x.kind = y.kind AND x.key = y.key AND x.passage < y.passage
WHERE
    (x.home <> y.home OR x.home = -1)
    AND NOT (x.led AND coalesce(x.before = y.before, FALSE))
UNION ALL
SELECT a, b, 2 * 72057594037927936 AS code FROM spelled
UNION ALL
SELECT a, b, 3 * 72057594037927936 AS code FROM starred
