"""All pages of the data, laid out: the step before any fitting."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from fit.html import sheet_of_html
from fit.renderers import renderings
from fit.rows import DataError, Row, read_rows
from fit.sheets import Sheet, sheet_of_text

TEXTS = "text-dev.jsonl.gz"
PAGES = "extract-dev.jsonl.gz"
FREE = "unlabelled-dev.jsonl.gz"

Read = Callable[[Row], list[Sheet]]
Work = Callable[[Read, Iterable[Row]], Iterator[list[Sheet]]]


@dataclass(frozen=True, slots=True)
class Material:
    """Pages, laid out.

    Attributes:
        texts: labelled renderings.
        pages: labelled pages as HTML.
        free, renderings: unlabelled pages as HTML, and as renderers leave them.
    """

    texts: Sequence[Sheet]
    pages: Sequence[Sheet]
    free: Sequence[Sheet]
    renderings: Sequence[Sheet]

    def counts(self) -> str:
        """How much there is of each."""
        return (
            f"labelled: {len(self.texts)} texts, {len(self.pages)} pages; "
            f"unlabelled: {len(self.free)} pages, {len(self.renderings)} texts"
        )

    def of(self, wanted: Callable[[str], bool]) -> Material:
        """The pages of the domains that are wanted."""

        def some(sheets: Sequence[Sheet]) -> list[Sheet]:
            return [sheet for sheet in sheets if wanted(sheet.origin.site)]

        return Material(
            texts=some(self.texts),
            pages=some(self.pages),
            free=some(self.free),
            renderings=some(self.renderings),
        )


def read_material(folder: Path, *, every: int, jobs: int, bare: bool) -> Material:
    """Read every ``every``-th page of each file in ``folder``.

    Bare texts are left out unless ``bare``.  The result does not depend on ``jobs``.

    Raises:
        DataError: a file cannot be read, or a row is no page.
    """
    with _workers(jobs) as work:
        texts = work(_texts, read_rows(folder / TEXTS, "text", every=every)) if bare else iter(())
        read = [sheet for found in texts for sheet in found]
        pages = work(_pages, read_rows(folder / PAGES, "html", every=every))
        labelled = [sheet for found in pages for sheet in found]
        free = work(_free if bare else _pages, read_rows(folder / FREE, "html", every=every))
        unlabelled = [sheet for found in free for sheet in found]
    for name, sheets in ((TEXTS, read or not bare), (PAGES, labelled), (FREE, unlabelled)):
        if not sheets:
            raise DataError(f"{name}: no page in it has any lines")
    return Material(
        texts=read,
        pages=labelled,
        free=[sheet for sheet in unlabelled if sheet.origin.renderer == "html"],
        renderings=[sheet for sheet in unlabelled if sheet.origin.renderer != "html"],
    )


@contextmanager
def _workers(jobs: int) -> Iterator[Work]:
    _hush()
    if jobs == 1:
        yield map
        return
    context = get_context("spawn")  # a fork would copy a process that torch has threads in
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_hush) as pool:
        yield lambda read, rows: pool.map(read, rows, chunksize=8)


def _hush() -> None:
    """What extractors log of odd pages is no news here."""
    logging.disable(logging.CRITICAL)


def _texts(row: Row) -> list[Sheet]:
    sheet = sheet_of_text(row)
    return [sheet] if sheet else []


def _pages(row: Row) -> list[Sheet]:
    sheet = sheet_of_html(row)
    return [sheet] if sheet else []


def _free(row: Row) -> list[Sheet]:
    """A page as HTML, and as each renderer leaves it."""
    texts = [
        sheet_of_text(
            Row(replace(row.origin, id=f"{row.origin.id}:{name}", renderer=name), text, None)
        )
        for name, text in renderings(row.raw).items()
    ]
    return [*_pages(row), *(sheet for sheet in texts if sheet)]
