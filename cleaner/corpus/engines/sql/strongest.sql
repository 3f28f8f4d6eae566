-- The strongest links, as many as are wanted.
SELECT a, b FROM expanded WHERE nth = 0 ORDER BY ordered DESC, words DESC, a, b LIMIT $limit
