"""The pages that ``clean rules learn`` learns from, outlet by outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cleaner.cli.articles.progress import cleared, stepping
from cleaner.cli.articles.reading import Reading
from cleaner.cli.articles.setup import how_to_read
from cleaner.corpus.articles.corpus import Corpus, pass_on
from cleaner.corpus.articles.settled import Labels, settled
from cleaner.corpus.containers.held import Held
from cleaner.corpus.problems import Problems
from cleaner.learn.page import Page, page_of
from cleaner.overlap.records import Article
from cleaner.strip.rulebook.book import RuleBook

_UNKNOWN = "-"
"""The outlet of what names none; no outlet is called so."""


def pages_by_outlet(
    inputs: Sequence[Held], site: str, reading: Reading, book: RuleBook, problems: Problems
) -> Mapping[str, list[Page]]:
    """The pages of every outlet, all of ``site`` where it is named.

    A page is of the host that it says it stands at, else of its folder, though there be no other.
    An outlet that has rules is called as they are, whichever of its hosts is named.
    """
    pages: list[Page] = []
    before = Labels([], [])

    def keep(article: Article) -> None:
        pages.append(page_of(article))
        before.ids.append(article.id)
        before.outlets.append(site or article.outlet)

    corpus = Corpus([], inputs)
    with cleared(quiet=reading.quiet):
        step = stepping(len(inputs), quiet=reading.quiet)
        read = pass_on(corpus, how_to_read(reading, book), problems, step, keep)
    for at, host in read.known.hosts.items():
        before.outlets[at] = before.outlets[at] or host
    for at in _nameless(corpus, before):
        before.outlets[at] = _UNKNOWN
    read = replace(read, known=replace(read.known, folders=1))
    outlets: defaultdict[str, list[Page]] = defaultdict(list)
    for outlet, page in zip(settled(before, read, problems).outlets, pages, strict=True):
        outlets[book.with_rules(outlet) or outlet].append(page)
    if unknown := outlets.pop(_UNKNOWN, None):
        problems.warn(
            f"no outlet is known of {len(unknown):,} of {len(pages):,} pages, so nothing was "
            "learned from them; see --site and --outlet-field"
        )
    if not pages and not problems.failed:
        problems.warn("no pages there; nothing was learned")
    return outlets


def _nameless(corpus: Corpus, labels: Labels) -> list[int]:
    """Rows that name no outlet, and what came through a pipe: they are of no folder."""
    return [
        at
        for at, source in enumerate(corpus.sources)
        if not labels.outlets[at] and (corpus.lines[at] or corpus.inputs[source].path is None)
    ]
