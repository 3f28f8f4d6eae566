"""Pages of ours that work from a file, with no request to anywhere: what they are made of."""
