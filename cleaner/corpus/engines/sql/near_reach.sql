-- Links between groups small enough that each member is linked with each.
SELECT a, b
FROM reach
WHERE whole_a AND whole_b AND copies_a * copies_b <= $all_pairs * $all_pairs
