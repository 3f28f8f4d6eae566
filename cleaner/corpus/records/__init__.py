"""Records: one article each, among other fields; cleaned, they say what went and why."""
