-- Passages that are set phrases themselves: most of their n-grams are above the cap.
SELECT m.passage, m.group_home AS home
FROM crowded AS c
JOIN members AS m ON c.passage = m.passage
WHERE m.size >= $run AND c.common >= CAST($mostly AS DOUBLE) * (m.size - $run + 1)
