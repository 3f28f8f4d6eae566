-- Live places, and whether the word before each is one too; what the words from there on are.
SELECT
    kind, key, passage, place, home,
    coalesce(earlier = place - 1, FALSE) AS led,
    CASE WHEN kind = 1 THEN before WHEN earlier = place - 1 THEN earlier_key END AS before
FROM (
    SELECT
        kind, key, passage, place, before, home,
        lag(place) OVER (PARTITION BY kind, passage ORDER BY place) AS earlier,
        lag(key) OVER (PARTITION BY kind, passage ORDER BY place) AS earlier_key
    FROM live
    WHERE kind < 2
) AS ordered
