"""The numbers that text browsers put before links: lynx, elinks and links write ``[12]Ferries``.

Below the page they list the addresses: ``12. https://harbourpost.example/ferries``.
"""

from __future__ import annotations

import re

_ENTRY = r"(\d{1,5})\. [a-z][a-z0-9+.-]{1,20}:\S"
ADDRESS = re.compile(rf"{_ENTRY}.*")
"""A line of the list, and its number."""

LISTED = re.compile(rf"(?:\A|[\r\n])[^\S\r\n]*{_ENTRY}")
"""How such a line begins in its text."""

MARKER = re.compile(r"\[\d{1,5}\](?!\()")
"""The number of a link, or of a note: neither is a word of what stands around it."""
