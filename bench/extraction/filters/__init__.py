"""Filters of bare text from the literature: which lines of a scrape stay."""
