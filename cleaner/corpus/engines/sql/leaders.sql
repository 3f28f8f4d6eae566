-- The passages that stand for their groups, as the map to postings takes them.
SELECT p.passage, p.text, m.group_home AS home
FROM passages AS p
JOIN members AS m ON p.passage = m.passage
WHERE m.nth = 1
