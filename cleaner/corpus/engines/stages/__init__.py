"""Map stages: pure functions from one Arrow batch to another, the same on every engine."""
