"""What an outlet with a rule file may be called; what to say of one that no address can tell."""

from __future__ import annotations

import re

FILE_NAME = re.compile(r"[^\W_][\w. -]{0,99}")
"""An outlet that a rule file can be called like, be it no host."""


def without_address(sites: str) -> str:
    """A warning of outlets that are no hosts."""
    return (
        f"no host names, so no address will tell these outlets: {sites}; --site does, and a folder "
        "called like one"
    )
