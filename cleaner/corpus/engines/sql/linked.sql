-- The links that stay.
SELECT e.* FROM expanded AS e JOIN strongest AS s ON e.a = s.a AND e.b = s.b
