"""``clean rules try``: what rule files do to pages, before they are trusted."""
