"""Links and clusters as the records of what was found."""
