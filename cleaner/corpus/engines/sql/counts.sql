-- Hashes that stand in several places.
SELECT kind, key, count(*) AS places
FROM postings
GROUP BY kind, key
HAVING count(*) > 1
