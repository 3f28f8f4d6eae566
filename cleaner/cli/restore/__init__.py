"""``clean restore``: texts by an audit, records by what they say themselves."""
