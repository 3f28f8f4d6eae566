"""What of lines of JSON goes, as it stands: lines, and pieces of the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cleaner.corpus.containers.lines.jsonl import read_row
from cleaner.corpus.drop.cuts import Cut, Loss, cuts_in_row
from cleaner.corpus.drop.rest import Losses
from cleaner.corpus.fields import FieldNames
from cleaner.corpus.json_line.literal import Signs, value_span


def cuts_of_lines(text: str, losses: Losses, names: FieldNames) -> Iterator[Cut]:
    """The pieces of lines that go, by the numbers of the lines."""
    start, number, last = 0, 0, max(losses)
    while start < len(text) and number < last:
        end = text.find("\n", start) + 1 or len(text)
        number += 1
        if number in losses:
            for cut in _cuts_of_line(text[start:end], losses[number], names):
                yield replace(cut, start=start + cut.start, end=start + cut.end, line=number)
        start = end


def _cuts_of_line(line: str, loss: Loss, names: FieldNames) -> Iterator[Cut]:
    """Pieces of the line, as it stands: between them lie the other fields, untouched."""
    path = names.text_path(read_row(line.encode("utf-8", "surrogatepass")))
    span = value_span(line, path) if path else None
    if span is None:
        return
    signs, stop = Signs(line, span), span[1]
    yield from cuts_in_row(loss, lambda sign: min(signs.place(sign), stop), len(line))
