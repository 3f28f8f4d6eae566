"""What a removed line can be."""

from __future__ import annotations

from typing import Literal, get_args

Label = Literal[
    "cookie",
    "newsletter",
    "subscription",
    "donation",
    "share",
    "navigation",
    "related",
    "gallery",
    "caption",
    "repeat",
    "placeholder",
    "byline",
    "dateline",
    "licence",
    "footer",
    "comments",
    "advert",
    "app",
    "structure",
    "other",
]
KINDS: tuple[str, ...] = get_args(Label)
"""What a removed line can be; the words of ``--keep`` and ``--drop``."""

OPTIONAL_KINDS = frozenset({"byline", "dateline"})
"""Kinds that stay in the text unless they are asked away."""
