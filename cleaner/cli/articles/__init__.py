"""What commands that read many articles have in common: options, progress, problems."""
