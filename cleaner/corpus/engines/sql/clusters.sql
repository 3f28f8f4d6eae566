-- Clusters by what is shown of them: the stretch of most common words, of equal ones the earliest.
SELECT h.label, h.passage, h.start, h.stop - h.start AS size, k.kind, w.outlets
FROM (
    SELECT
        label, passage, start, stop,
        row_number() OVER (
            PARTITION BY label ORDER BY common DESC, moment, passage
        ) AS nth
    FROM carried
) AS h
JOIN cluster_kinds AS k ON h.label = k.label
JOIN (SELECT label, count(DISTINCT outlet) AS outlets FROM carried GROUP BY label) AS w
    ON h.label = w.label
WHERE h.nth = 1
