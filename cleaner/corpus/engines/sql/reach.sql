-- For each link, how many members its groups have, and whether all of them take part.
SELECT
    l.a, l.b, x.copies AS copies_a, y.copies AS copies_b,
    x.copies <= $all_pairs
    OR row_number() OVER (PARTITION BY l.a ORDER BY l.b) <= $all_pairs AS whole_a,
    y.copies <= $all_pairs
    OR row_number() OVER (PARTITION BY l.b ORDER BY l.a) <= $all_pairs AS whole_b
FROM links AS l
JOIN members AS x ON l.a = x.passage
JOIN members AS y ON l.b = y.passage
WHERE l.nth = 0
