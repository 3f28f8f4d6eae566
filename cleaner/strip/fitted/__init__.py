"""The fitted judge: a small net over lines, its features, and what it says of each line."""
