"""An article as it stands in a line of JSON: cut, and put together again, escape for escape."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.corpus.json_line.literal import Signs, value_span
from cleaner.corpus.json_line.members import HALF, Member, elements, members
from cleaner.corpus.records.found import Found
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import InputError, Removal


class Literals(NamedTuple):
    """What stays of an article; and what goes, piece by piece; each between quotes."""

    kept: str
    gone: Iterator[str]


def article_literal(text: str, fields: dict[str, Member], found: Found, recipe: Recipe) -> str:
    """The literal of the text that was found, as it was before any cleaning."""
    if found.field in fields:
        at = fields[found.field]
        if found.again and found.field == recipe.out:
            return put_back_literal(text, at, fields[recipe.removed])
        return text[at.start : at.end]
    first, *rest = found.field.split(".")
    span = value_span(text, rest, fields[first].start)
    assert span is not None  # noqa: S101 – the text was found there
    return text[slice(*span)]


def cut_literal(literal: str, size: int, dropped: Sequence[Removal]) -> Literals:
    """The literal of so many signs without what was dropped, and the literals of that.

    Raises:
        InputError: two halves of a pair would meet and make a sign that was never there.
    """
    signs = Signs(literal, (0, len(literal)))
    starts = array("q", (signs.place(each.start) for each in dropped))
    ends = array("q", (signs.place(each.end) for each in dropped))
    kept = [literal[at:start] for at, start in zip((0, *ends), starts, strict=False)]
    left = size - sum(each.end - each.start for each in dropped)
    whole = _joined([*kept, literal[ends[-1] if ends else 0 :]], left)
    gone = (f'"{literal[start:end]}"' for start, end in zip(starts, ends, strict=True))
    return Literals(whole, gone)


def put_back_literal(text: str, article: Member, removed: Member) -> str:
    """The literal of an article with what was cut out of it.

    Raises:
        InputError: text and removals do not fit.
    """
    try:
        return _put_back(text, article, removed)
    except (TypeError, KeyError, ValueError, IndexError):
        raise InputError("was cleaned before, but its text and removals do not fit") from None


def _put_back(text: str, article: Member, removed: Member) -> str:
    literal = text[article.start : article.end]
    signs = Signs(literal, (0, len(literal)))
    pieces, at, taken = [], 0, 0
    place = 0
    for gone in elements(text, removed):
        parts = members(text[gone.start : gone.end])
        start, end, said = (parts[name].value for name in ("start", "end", "text"))
        kept = start - at
        if kept < 0 or taken + kept > len(article.value) or end - start != len(said):
            raise ValueError(start)
        taken, at = taken + kept, end
        stop = signs.place(taken)
        inside = parts["text"]
        pieces += [
            literal[place:stop],
            text[gone.start + inside.start + 1 : gone.start + inside.end - 1],
        ]
        place = stop
    return "".join([*pieces, literal[place:]])


def _joined(pieces: list[str], left: int) -> str:
    """The pieces as one literal of so many signs."""
    whole = "".join(pieces)
    if HALF.search(whole) and len(json.loads(whole)) != left:
        raise InputError("half a surrogate pair would meet another where a line goes; mend it")
    return whole
