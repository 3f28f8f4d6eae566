-- Their texts, as the map to signatures takes them.
SELECT p.passage, p.text
FROM crowd AS c
JOIN passages AS p ON c.passage = p.passage
