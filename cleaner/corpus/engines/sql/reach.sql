-- For each link, how many members its groups have.
SELECT l.a, l.b, x.copies AS copies_a, y.copies AS copies_b
FROM links AS l
JOIN members AS x ON l.a = x.passage
JOIN members AS y ON l.b = y.passage
WHERE l.nth = 0
