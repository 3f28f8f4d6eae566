-- Every passage takes part in what its group shares.
SELECT r.a, r.b, x.passage AS one, y.passage AS other
FROM near_reach AS r
JOIN members AS x ON r.a = x.leader
JOIN members AS y ON r.b = y.leader
WHERE x.home <> y.home
UNION ALL
SELECT a, b, one, other
FROM (
    SELECT
        f.a, f.b, CASE WHEN m.home <> f.home_a THEN f.a ELSE f.second_a END AS one,
        m.passage AS other
    FROM far_reach AS f
    JOIN members AS m ON f.b = m.leader
    WHERE f.whole_b OR m.nth = 1
    UNION
    SELECT
        f.a, f.b, m.passage AS one,
        CASE WHEN m.home <> f.home_b THEN f.b ELSE f.second_b END AS other
    FROM far_reach AS f
    JOIN members AS m ON f.a = m.leader
    WHERE f.whole_a OR m.nth = 1
) AS far
WHERE one IS NOT NULL AND other IS NOT NULL
