"""``clean rules``: listed, shown, checked, begun, learned from pages, tried on pages."""
