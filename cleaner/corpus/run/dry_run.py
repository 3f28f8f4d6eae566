"""What would go from records: counted, nothing made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from cleaner.corpus.records.batch import Batch, Failed, Page
from cleaner.corpus.records.cleaned import RecordCleaner, Result
from cleaner.corpus.records.each import record_from, rows_in
from cleaner.corpus.records.found import Record
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.why import cleaner_of, why
from cleaner.corpus.run.crew import Job
from cleaner.corpus.run.piece import Piece
from cleaner.corpus.run.tasks import parts, weight


@dataclass(slots=True)
class Looked:
    """What was seen of some records.

    Attributes:
        records: that were read.
        touched: of these, records from which something would go.
        chars: characters that would go.
        kinds: pieces that would go, by kind.
        failed: records that cannot be cleaned.
    """

    records: int = 0
    touched: int = 0
    chars: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    failed: tuple[Failed, ...] = ()

    def note(self, result: Result | None) -> None:
        """Count a record from which something goes."""
        if result is None:
            return
        self.touched += 1
        self.chars += sum(end - start for start, end in result.cleaned.gone)
        self.kinds.update(gone.kind for gone in result.cleaned.dropped)


def looking(recipe: Recipe) -> Job[Piece, Looked]:
    """The job of looking at pieces."""
    return Job(work=partial(look_at, recipe=recipe), parts=parts, lost=_lost, weight=weight)


def look_at(piece: Piece, recipe: Recipe) -> Looked:
    """What would go from the records of a piece; a record that was cleaned already is as it is."""
    looked = Looked()
    cleaner = cleaner_of(recipe)
    if isinstance(piece.what, Batch):
        for number, row in zip(piece.what.numbers, rows_in(piece.what, recipe), strict=True):
            looked.records += 1
            try:
                record = record_from(row, piece.what, recipe)
                looked.note(_touched(record, cleaner, piece.what.name))
            except Exception as error:  # noqa: BLE001 – the other records go on
                name = row.called if isinstance(row, Page) else None
                said = why(error, piece.what.name)
                looked.failed += (Failed(number, said, name=name),)
    return looked


def _touched(record: Page | Record, cleaner: RecordCleaner, name: str) -> Result | None:
    """What comes of a record, where its text would not stay as it is."""
    if isinstance(record, Page):
        from cleaner.corpus.records.pages import cleaned_page

        _, page = cleaned_page(record, cleaner, name)
        return page if page.cleaned.gone else None
    result = cleaner.result(record, name=name)
    if result is None or not result.cleaned.gone:
        return None
    before = record.get(cleaner.recipe.out) if result.found.again else None
    return None if before == result.cleaned.text else result


def _lost(piece: Piece, how: str) -> Looked:
    number = piece.what.numbers[0] if isinstance(piece.what, Batch) else 0
    return Looked(records=1, failed=(Failed(number, f"the process that cleaned it {how}"),))
