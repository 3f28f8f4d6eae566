-- Whole articles, as the map to passages takes them.
SELECT
    n.article, n.outlet, n.home, n.base,
    r.id, r.outlet_name, r.moment, r.date, r.time, r.text, r.starts, r.stops, r.kept
FROM raw AS r
JOIN numbered AS n ON r.record = n.record
WHERE r.passages > 0
