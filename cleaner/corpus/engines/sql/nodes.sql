-- The stretches of words that are shared, each once; numbered by where they stand. In common are
-- the words of the shorter side: what is more stands in a gap of the other.
SELECT
    passage * 16777216 + row_number() OVER (PARTITION BY passage ORDER BY start, stop DESC) AS node,
    passage, start, stop, common
FROM (
    SELECT passage, start, stop, max(common) AS common
    FROM (
        SELECT
            a AS passage, a_start AS start, a_stop AS stop,
            least(a_stop - a_start, b_stop - b_start) AS common
        FROM linked
        UNION ALL
        SELECT
            b AS passage, b_start AS start, b_stop AS stop,
            least(a_stop - a_start, b_stop - b_start) AS common
        FROM linked
    ) AS sides
    GROUP BY passage, start, stop
) AS stretches
