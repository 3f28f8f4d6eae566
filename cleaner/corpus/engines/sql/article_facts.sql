-- What is known of each article that takes part.
SELECT
    n.article, r.id AS doc, r.outlet_name AS outlet, r.date, r.time, r.title,
    p.agency, w.words
FROM raw AS r
JOIN numbered AS n ON r.record = n.record
JOIN article_words AS w ON n.article = w.article
JOIN (SELECT article, min(agency) AS agency FROM passages GROUP BY article) AS p
    ON n.article = p.article
