"""Many documents: files, folders, JSON Lines and Parquet to articles, and back without copies."""
