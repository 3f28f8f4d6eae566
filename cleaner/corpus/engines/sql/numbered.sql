-- Articles in the order of their outlets and ids, and the number of the first passage of each.
SELECT record, article, outlet, base, $home AS home
FROM (
    SELECT
        record,
        row_number() OVER (ORDER BY outlet_name, id) - 1 AS article,
        dense_rank() OVER (ORDER BY outlet_name) - 1 AS outlet,
        CAST(sum(passages) OVER (
            ORDER BY outlet_name, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS BIGINT) - passages AS base
    FROM raw
) AS ordered
