"""``clean run``: texts and pages one by one, and records by the million."""
