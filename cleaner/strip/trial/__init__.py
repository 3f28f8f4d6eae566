"""What rule files do to texts, beside what is done without them."""
