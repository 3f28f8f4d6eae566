"""``clean run`` over records: into a folder with shards, a file, or standard output."""
