"""How many articles are read, and how it is told what goes wrong meanwhile."""

from __future__ import annotations

from cleaner.cli.articles.progress import below
from cleaner.cli.articles.reading import Reading
from cleaner.cli.report import fail, warn
from cleaner.corpus.articles.corpus import How
from cleaner.corpus.articles.texts import Cleaning
from cleaner.corpus.problems import Problems, untold
from cleaner.strip.rulebook.book import RuleBook


def how_to_read(reading: Reading, book: RuleBook | None) -> How:
    """How inputs are read; without a book texts are not cleaned."""
    cleaning = Cleaning(book=book, options=reading.options)
    return How(form=reading.form, names=reading.names, cleaning=cleaning)


def problems_of(reading: Reading) -> Problems:
    """Says what goes wrong, below the line that shows progress."""
    quiet = reading.quiet
    told = untold if quiet else below(warn, quiet=quiet)
    return Problems(error=below(fail, quiet=quiet), warn=told)
