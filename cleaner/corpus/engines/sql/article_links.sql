-- How many matches each two articles have, the earlier one as a.
SELECT
    CASE WHEN y.moment < x.moment THEN y.article ELSE x.article END AS a,
    CASE WHEN y.moment < x.moment THEN x.article ELSE y.article END AS b,
    count(*) AS matches
FROM linked AS l
JOIN passages AS x ON l.a = x.passage
JOIN passages AS y ON l.b = y.passage
WHERE l.nth = 0
GROUP BY 1, 2
