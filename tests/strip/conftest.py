from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cleaner.model import Cleaned, Options
from cleaner.read.document import read_text
from cleaner.read.split import split
from cleaner.strip.engine import strip
from cleaner.strip.page import Page, open_page
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.rulebook.schema import RuleEntry, RuleFile

CUES = {
    "cookie": ["cookies", "accept all"],
    "newsletter": ["sign up for our newsletter", "newsletter"],
    "subscription": ["subscribe now"],
    "donation": ["donate", "support our work", "make a donation", "your gift"],
    "share": ["facebook", "twitter", "share this"],
    "navigation": ["home", "news", "sport", "culture"],
    "related": ["you might also like", "related"],
    "footer": ["privacy policy", "contact us"],
    "comments": [
        "comments",
        "thoughts on",
        "discussion about this post",
        "kommentare",
        "commentaires",
    ],
}


BODY = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began.",
    "Two hundred people stood on the quay in the rain and clapped when the ramp came down.",
    "“Nobody won,” said the harbour master, who had slept in his office for most of the week.",
    "A spokesman for the company declined to say what the new rota would cost it in a year.",
    "On the islands the shops had run out of flour, lamp oil and, on the last day, of patience.",
    "The union wants four crews for three boats; the company has offered three and a half.",
)
"""An article, a paragraph each."""


def entry(kind: str = "line", **fields: Any) -> RuleEntry:
    """A rule without its proof."""
    fields = {"id": "it", "why": "a test", "example": "", **fields}
    return RuleEntry(kind=kind, **fields)


@pytest.fixture
def rule() -> Callable[..., RuleEntry]:
    return entry


@pytest.fixture
def book_of() -> Callable[..., RuleBook]:
    """A rule book of one outlet, ``harbour.example``, or of ``_any``."""

    def made(*rules: RuleEntry, site: str = "harbour.example", **fields: Any) -> RuleBook:
        files = {site: RuleFile(site=site, rule=list(rules), **fields)}
        return RuleBook(files, {name: Path(f"{name}.toml") for name in files})

    return made


@pytest.fixture
def cleaned_by(book_of: Callable[..., RuleBook]) -> Callable[..., Cleaned]:
    """A text cleaned by rules of its outlet and the signals."""

    def run(text: str, *rules: RuleEntry, options: Options | None = None) -> Cleaned:
        document = read_text(text, form="text")
        options = options or Options()
        return strip(document, options=options, book=book_of(*rules), site="harbour.example")

    return run


@pytest.fixture
def page_of(book_of: Callable[..., RuleBook]) -> Callable[[str], Page]:
    """A page under rules that know a few cues of each label."""

    def made(text: str) -> Page:
        rules = [
            entry(id=label, label=label, cues=cues, cover=0.5, score=0.6)
            for label, cues in CUES.items()
        ]
        return open_page(split(text)[0], book_of(*rules, site="_any").active(None))

    return made


@pytest.fixture
def goes(page_of: Callable[[str], Page]) -> Callable[..., list[str]]:
    """The lines on which a signal has evidence; ``sure`` are those that go already."""

    def found(
        signal: Callable[..., Any], text: str, sure: Sequence[str] | None = None
    ) -> list[str]:
        page = page_of(text)
        if sure is None:
            evidence = list(signal(page))
        else:
            unknown = set(sure) - set(page.texts)
            assert not unknown, unknown
            evidence = list(signal(page, [0.9 if line in sure else 0.0 for line in page.texts]))
        assert all(0 < piece.score < 1 and piece.why and piece.by for piece in evidence)
        return [page.texts[piece.block] for piece in evidence]

    return found
