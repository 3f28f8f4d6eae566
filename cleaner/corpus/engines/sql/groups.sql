-- Groups of several passages; `second` is the first of another home than the leader's.
SELECT g.leader, g.copies, g.leader_home, g.size, g.says, m.passage AS second
FROM (
    SELECT
        leader, leader_home,
        max(copies) AS copies, max(size) AS size,
        max(CASE WHEN nth = 1 THEN says END) AS says,
        min(CASE WHEN home <> leader_home THEN nth END) AS nth
    FROM members
    WHERE copies > 1
    GROUP BY leader, leader_home
) AS g
LEFT JOIN members AS m ON g.leader = m.leader AND g.nth = m.nth
