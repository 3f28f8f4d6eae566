"""Overlap by joins: the same statements and the same map stages on DuckDB and on Spark."""
