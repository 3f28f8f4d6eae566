"""A line of JSON as text: what it holds, and where each sign of that stands."""
