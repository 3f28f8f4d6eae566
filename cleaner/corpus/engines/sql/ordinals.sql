-- How many passages before each have its outlet and its very text.
SELECT
    passage,
    row_number() OVER (PARTITION BY digest, outlet, body ORDER BY passage) - 1 AS ordinal
FROM members
WHERE copies > 1
