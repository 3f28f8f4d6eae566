-- Words of each owner that stand in each other.
SELECT
    here, there,
    CAST(sum(greatest(0, stop - greatest(start, coalesce(reach, 0)))) AS BIGINT) AS words
FROM (
    SELECT
        here, there, start, stop,
        max(stop) OVER (
            PARTITION BY passage, there ORDER BY start, stop
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reach
    FROM (
        SELECT
            l.a AS passage, x.$owner AS here, y.$owner AS there,
            l.a_start AS start, l.a_stop AS stop
        FROM linked AS l
        JOIN passages AS x ON l.a = x.passage
        JOIN passages AS y ON l.b = y.passage
        UNION
        SELECT
            l.b AS passage, y.$owner AS here, x.$owner AS there,
            l.b_start AS start, l.b_stop AS stop
        FROM linked AS l
        JOIN passages AS x ON l.a = x.passage
        JOIN passages AS y ON l.b = y.passage
    ) AS stretches
) AS ordered
GROUP BY here, there
