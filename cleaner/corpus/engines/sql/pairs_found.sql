-- Pairs of articles and what is known of both, those with the largest shares first.
SELECT
    l.a, l.b, u.words AS a_shared, v.words AS b_shared,
    u.words / CAST(x.words AS DOUBLE) AS a_share, v.words / CAST(y.words AS DOUBLE) AS b_share,
    l.matches,
    x.doc AS a_doc, x.outlet AS a_outlet, x.date AS a_date, x.time AS a_time,
    x.title AS a_title, x.agency AS a_agency, x.words AS a_words,
    y.doc AS b_doc, y.outlet AS b_outlet, y.date AS b_date, y.time AS b_time,
    y.title AS b_title, y.agency AS b_agency, y.words AS b_words
FROM article_links AS l
JOIN article_shares AS u ON u.here = l.a AND u.there = l.b
JOIN article_shares AS v ON v.here = l.b AND v.there = l.a
JOIN article_facts AS x ON x.article = l.a
JOIN article_facts AS y ON y.article = l.b
ORDER BY
    greatest(a_share, b_share) DESC, least(a_share, b_share) DESC,
    greatest(a_shared, b_shared) DESC, least(l.a, l.b), greatest(l.a, l.b)
