"""What goes wrong and a user can mend."""

from __future__ import annotations


class CleanerError(Exception):
    """Anything that a user can mend: the message names the place and says what to do."""


class InputError(CleanerError):
    """An input that cannot be read as text: binary, truncated, unreadable."""


class RuleError(CleanerError):
    """A rule file that cannot be used as it stands."""


class AuditError(CleanerError):
    """An audit that does not fit the text that is to be restored."""
