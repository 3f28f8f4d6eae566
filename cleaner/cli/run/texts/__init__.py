"""``clean run`` over texts: what comes of each, and how it is written or shown."""
