"""A report of two paragraphs that say the same two things, one the other way round."""

from __future__ import annotations

from typing import Any

from cleaner.overlap.engine import find_overlap
from cleaner.overlap.records import Article
from cleaner.overlap.report.data import report_data

FERRY = (
    "The ferry left the outer harbour at dawn with two hundred crates of herring, and the keeper "
    "of the lighthouse waved it off."
)
OWLS = (
    "Nine owls have moved into the loft of the mill, where they keep the apprentice miller awake."
)


def report() -> dict[str, Any]:
    """One match, whose two spans are two passages; it names the longer one."""
    texts = {"harbour": f"{FERRY} {OWLS}", "valley": f"{OWLS} {FERRY}"}
    articles = [
        Article(id=name, outlet=name, text=text, paragraphs=((0, len(text)),), kept=(True,))
        for name, text in texts.items()
    ]
    return report_data(find_overlap(articles))
