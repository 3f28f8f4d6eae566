-- Words of each article, and those that stand elsewhere.
SELECT
    p.article, CAST(sum(p.size) AS BIGINT) AS words,
    CAST(sum(coalesce(c.words, 0)) AS BIGINT) AS shared
FROM passages AS p
LEFT JOIN covered AS c ON p.passage = c.passage
GROUP BY p.article
