"""Containers of documents: JSON Lines, Parquet, files; what they hold, row by row."""
