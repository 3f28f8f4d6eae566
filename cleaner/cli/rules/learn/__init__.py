"""``clean rules learn``: rule files drafted from the pages of outlets."""
