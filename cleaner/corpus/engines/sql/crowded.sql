-- Passages with n-grams that more than the cap share, and how many each has.
SELECT p.passage, count(*) AS common
FROM postings AS p
JOIN counts AS c ON p.kind = c.kind AND p.key = c.key
WHERE p.kind = 0 AND c.places > $run_cap
GROUP BY p.passage
