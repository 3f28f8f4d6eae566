"""What pairs share, weighed: evidence to a score, pairs that suffice to links."""
