-- The strongest kind of each cluster; what is beside longer spans only is a quotation or a run.
SELECT every.label, coalesce(main.kind, every.kind) AS kind
FROM (
    SELECT l.label, min(CASE WHEN s.spoken THEN $quote ELSE $run_kind END) AS kind
    FROM sides AS s
    JOIN labels AS l ON s.one = l.node
    GROUP BY l.label
) AS every
LEFT JOIN (SELECT label, min(kind) AS kind FROM link_clusters GROUP BY label) AS main
    ON every.label = main.label
