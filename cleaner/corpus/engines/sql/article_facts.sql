-- What is known of each article that takes part.
SELECT
    n.article, r.id AS doc, r.outlet_name AS outlet, r.date, r.time, r.title,
    p.agency, p.words
FROM raw AS r
JOIN numbered AS n ON r.record = n.record
JOIN (
    SELECT article, min(agency) AS agency, CAST(sum(size) AS BIGINT) AS words
    FROM passages
    GROUP BY article
) AS p ON n.article = p.article
