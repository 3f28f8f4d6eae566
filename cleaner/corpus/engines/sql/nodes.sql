-- The stretches of words that are shared, each once; numbered by where they stand.
SELECT
    passage * 16777216 + row_number() OVER (PARTITION BY passage ORDER BY start, stop DESC) AS node,
    passage, start, stop
FROM (
    SELECT a AS passage, a_start AS start, a_stop AS stop FROM linked
    UNION
    SELECT b AS passage, b_start AS start, b_stop AS stop FROM linked
) AS stretches
