"""Job 1: site rules, signals, the judge, and what the judge cut."""
