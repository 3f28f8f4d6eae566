"""gzip and Zstandard: undone and done, piece by piece or whole."""
