-- How many links there are, before only the strongest stay.
SELECT count(*) AS links FROM expanded WHERE nth = 0
