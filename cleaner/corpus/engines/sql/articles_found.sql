-- Articles in their order.
SELECT r.* FROM raw AS r JOIN numbered AS n ON r.record = n.record ORDER BY n.article
