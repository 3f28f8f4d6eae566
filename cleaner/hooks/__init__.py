"""Cleaning inside other tools: a file a tool, each a few lines over `cleaner.records`.

No tool is needed by cleaner itself: each is imported where it is used.
"""
