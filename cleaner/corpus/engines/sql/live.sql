-- Where they stand, but for set phrases that more than a cap share.
SELECT p.kind, p.key, p.passage, p.place, p.before, p.home
FROM postings AS p
JOIN counts AS c ON p.kind = c.kind AND p.key = c.key
WHERE c.places <= CASE p.kind WHEN 0 THEN $run_cap WHEN 1 THEN $quote_cap ELSE $spelling_cap END
