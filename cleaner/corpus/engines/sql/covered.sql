-- Words of each passage that stand elsewhere; one that is shared twice counts once.
SELECT
    passage,
    CAST(sum(greatest(0, stop - greatest(start, coalesce(reach, 0)))) AS BIGINT) AS words
FROM (
    SELECT
        passage, start, stop,
        max(stop) OVER (
            PARTITION BY passage ORDER BY start, stop
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reach
    FROM (
        SELECT a AS passage, a_start AS start, a_stop AS stop FROM linked
        UNION
        SELECT b AS passage, b_start AS start, b_stop AS stop FROM linked
    ) AS stretches
) AS ordered
GROUP BY passage
