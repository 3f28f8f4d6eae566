-- Passages that share enough beginnings of words by their spelling.
WITH entries AS (
    SELECT key, passage, home, count(*) AS times
    FROM live
    WHERE kind = 2
    GROUP BY key, passage, home
),

sizes AS (
    SELECT passage, count(*) AS size
    FROM postings
    WHERE kind = 2
    GROUP BY passage
),

together AS (
    SELECT x.passage AS a, y.passage AS b, CAST(sum(x.times * y.times) AS BIGINT) AS often
    FROM entries AS x
    JOIN entries AS y ON x.key = y.key AND x.passage < y.passage
    WHERE x.home <> y.home OR x.home = -1
    GROUP BY x.passage, y.passage
    HAVING sum(x.times * y.times) >= $spelling_fewest
)

SELECT t.a, t.b
FROM together AS t
JOIN sizes AS x ON t.a = x.passage
JOIN sizes AS y ON t.b = y.passage
WHERE t.often >= CAST($spelling_least AS DOUBLE) * least(x.size, y.size)
