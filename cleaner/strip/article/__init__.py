"""The article among the lines of a text: its heads, and what belongs to it against the judge."""
