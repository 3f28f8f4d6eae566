"""Fields of a record that stand where results would go."""

from __future__ import annotations

from cleaner.model import InputError


class FieldClash(InputError):  # noqa: N818 – it is named for what it is
    """A record has a field of its own where a result would go; the message names the option."""
