"""Overlap beyond memory on one machine: DuckDB joins tables that lie on disk."""
