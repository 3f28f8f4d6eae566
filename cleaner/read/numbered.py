"""The numbers that text browsers put before links: lynx, elinks and links write ``[12]Ferries``.

Below the page they list the addresses: ``12. https://harbourpost.example/ferries``.
"""

from __future__ import annotations

import re

ADDRESS = re.compile(r"(\d{1,5})\. [a-z][a-z0-9+.-]{1,20}:\S.*")
"""A line of the list, and its number."""

MARKER = re.compile(r"\[\d{1,5}\](?!\()")
"""The number of a link, or of a note: neither is a word of what stands around it."""
