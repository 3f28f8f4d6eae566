"""A run over many records: spread over processes, in order, in shards, resumable."""
