"""Containers without the copies that were found, and back again."""
