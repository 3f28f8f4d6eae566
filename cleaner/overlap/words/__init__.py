"""Signs of passages to words: where they stand, their hashes, their kinds, what is quoted."""
