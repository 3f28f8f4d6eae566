"""Containers to the articles that `clean overlap` compares."""
