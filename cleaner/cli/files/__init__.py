"""Which files are read, which are passed over, and where results go."""
