"""Overlap on a cluster: what is shuffled, kept and skewed."""
