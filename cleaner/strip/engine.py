"""Job 1 after reading: choose the outlet, look, settle, tell."""

from __future__ import annotations

from cleaner.model import Cleaned, Document, Options
from cleaner.strip.look import Judging
from cleaner.strip.obstacle import find_obstacle
from cleaner.strip.outcome import outcome
from cleaner.strip.page import Familiar
from cleaner.strip.rulebook.book import RuleBook
from cleaner.strip.settle import settle
from cleaner.strip.shown import as_shown, as_written
from cleaner.strip.site import choose_site


def strip(
    document: Document, *, options: Options, book: RuleBook, site: str | None = None
) -> Cleaned:
    """Judge a document and cut what is no article.

    Raises:
        RuleError: ``site`` has no rules, or a pattern ran away.
    """
    seen = as_shown(document)
    site = book.named(site) or choose_site(book, seen.blocks, seen.url)
    rules = book.active(site if options.site_rules else None)
    familiar = Familiar(is_ascii=seen.text.isascii())
    judging = Judging(seen, rules, options, familiar=familiar)
    settled = settle(judging)
    obstacle = find_obstacle(judging, settled.rest, book)
    return as_written(outcome(judging, settled, site, obstacle), document)
