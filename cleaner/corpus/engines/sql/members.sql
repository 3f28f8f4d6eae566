-- Passages of the very same words: the first of them stands for all; -1 is a home in several.
SELECT
    passage, home, outlet, digest, body, size, says,
    first_value(passage) OVER (PARTITION BY digest ORDER BY said DESC, passage) AS leader,
    first_value(home) OVER (PARTITION BY digest ORDER BY said DESC, passage) AS leader_home,
    row_number() OVER (PARTITION BY digest ORDER BY said DESC, passage) AS nth,
    count(*) OVER (PARTITION BY digest) AS copies,
    CASE
        WHEN min(home) OVER (PARTITION BY digest) = max(home) OVER (PARTITION BY digest) THEN home
        ELSE -1
    END AS group_home
FROM passages
WHERE size > 0
