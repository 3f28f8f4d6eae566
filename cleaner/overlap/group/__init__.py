"""Links of all copies of a passage, and clusters of what they share."""
