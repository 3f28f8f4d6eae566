-- All links stay.
SELECT * FROM expanded
