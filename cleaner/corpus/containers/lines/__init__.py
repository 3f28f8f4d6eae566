"""JSON Lines: lines split, read as rows, kept as records byte for byte."""
