"""``clean overlap``: asked, read, compared in memory or on disk, written."""
