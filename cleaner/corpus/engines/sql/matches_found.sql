-- Matches, the strongest first.
SELECT * FROM matches ORDER BY ordered DESC, shared DESC, one, other
