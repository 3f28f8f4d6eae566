-- Pairs within groups that say more than a set phrase; in large ones each with the first.
SELECT x.passage AS a, y.passage AS b, CAST(g.size AS INT) AS size
FROM groups AS g
JOIN members AS x ON g.leader = x.leader
JOIN members AS y ON g.leader = y.leader
WHERE
    g.copies <= $all_pairs AND (g.size >= $copy_words OR g.says >= $copy_telling)
    AND x.copies <= $all_pairs AND y.copies <= $all_pairs
    AND x.passage < y.passage AND x.home <> y.home
UNION
SELECT least(one, other) AS a, greatest(one, other) AS b, size
FROM (
    SELECT
        m.passage AS one,
        CASE WHEN m.home <> g.leader_home THEN g.leader ELSE g.second END AS other,
        CAST(g.size AS INT) AS size
    FROM groups AS g
    JOIN members AS m ON g.leader = m.leader
    WHERE g.copies > $all_pairs AND (g.size >= $copy_words OR g.says >= $copy_telling)
) AS far
WHERE other IS NOT NULL
