-- In a run of equal bands each passage is paired with the first and with the one before it.
SELECT near.one AS a, near.other AS b
FROM (
    SELECT head AS one, passage AS other FROM (
        SELECT passage, min(passage) OVER (PARTITION BY band, key) AS head FROM bands
    ) AS heads WHERE head < passage
    UNION
    SELECT prior AS one, passage AS other FROM (
        SELECT passage, lag(passage) OVER (PARTITION BY band, key ORDER BY passage) AS prior
        FROM bands
    ) AS priors WHERE prior IS NOT NULL
) AS near
JOIN crowd AS x ON near.one = x.passage
JOIN crowd AS y ON near.other = y.passage
WHERE x.home <> y.home OR x.home = -1
