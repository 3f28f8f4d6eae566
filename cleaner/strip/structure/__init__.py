"""What the structure of an HTML page says about each line, as numbers for the fitted judge."""

from cleaner.strip.structure.features import STRUCTURE, structure_features

__all__ = ["STRUCTURE", "structure_features"]
