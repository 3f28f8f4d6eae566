"""Tables of Arrow: read from Parquet, written to it, told as lines of JSON."""
