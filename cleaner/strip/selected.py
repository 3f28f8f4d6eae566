"""What css rules take: lines of an HTML page in elements that a selector matches."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Document
from cleaner.strip.markup import markup_of
from cleaner.strip.page import Evidence
from cleaner.strip.rulebook.book import ActiveRules


def selected(document: Document, rules: ActiveRules) -> Iterator[Evidence]:
    """A line goes where all of it lies in such elements; nothing of what is no HTML."""
    day, markup = document.date, markup_of(document)
    chosen = [
        rule
        for rule in rules.rules
        if rule.entry.kind == "css"
        and (day is None or rule.entry.until is None or day <= rule.entry.until)
    ]
    if not chosen or markup is None:
        return
    found = markup.selected([rule.entry.match or "" for rule in chosen])
    for rule, lines in zip(chosen, found, strict=True):
        for block in lines:
            yield Evidence(block, rule.name, rule.label, rule.entry.why, 1.0, proven=rule.proven)
