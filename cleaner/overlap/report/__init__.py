"""What was found, for people and machines: JSON, the page, tables."""
