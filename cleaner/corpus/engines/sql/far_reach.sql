-- Links between groups so large that not each member is linked with each.
SELECT
    r.a, r.b, r.whole_a, r.whole_b,
    coalesce(x.leader_home, m.home) AS home_a, x.second AS second_a,
    coalesce(y.leader_home, n.home) AS home_b, y.second AS second_b
FROM reach AS r
JOIN members AS m ON r.a = m.passage
JOIN members AS n ON r.b = n.passage
LEFT JOIN groups AS x ON r.a = x.leader
LEFT JOIN groups AS y ON r.b = y.leader
WHERE NOT (r.whole_a AND r.whole_b AND r.copies_a * r.copies_b <= $all_pairs * $all_pairs)
