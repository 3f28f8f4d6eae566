"""Rule files: TOML in, proved rules out."""
