"""Extractors of others, each with the settings that its own evaluation uses."""
