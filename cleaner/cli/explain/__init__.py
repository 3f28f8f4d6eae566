"""``clean explain``: every line of a text, whether it goes, and why."""
