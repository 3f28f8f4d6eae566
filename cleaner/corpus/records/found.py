"""What there is to clean in a record: the first of the fields that holds something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cleaner.corpus.fields import (
    GUESSES,
    MISSING,
    NoFieldError,
    Pick,
    if_there,
    listed,
    picker,
    sort_of,
)
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import InputError
from cleaner.read.document import Form

Record = Mapping[str, Any]

HTML = GUESSES["html"]
"""What a field with a page is mostly called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text, the field it stands in, and what it is taken for.

    ``again`` says that the record was cleaned before, and this is what it was made of.
    """

    text: str
    field: str
    form: Form
    again: bool = False


class Finder:
    """Looks for the text of record after record."""

    def __init__(self, recipe: Recipe) -> None:
        self._readers = _readers(recipe)

    def find(self, record: Record) -> Found | None:
        """The text; None where its fields are empty.

        Raises:
            NoFieldError: there is no such field.
            InputError: it holds something else.
        """
        empty = False
        for name, form, pick in self._readers:
            value = pick(record)
            if value is MISSING:
                empty |= name in record
            elif value is None or (isinstance(value, str) and not value.strip()):
                empty = True
            elif isinstance(value, str):
                return Found(value, name, form)
            else:
                raise InputError(f"the field {name!r} is {sort_of(value)}, no text")
        if empty:
            return None
        names = ", ".join(name for name, _, _ in self._readers)
        raise NoFieldError(
            f"no field for the text ({names}); there are {listed(record)}; "
            "name it with --text-field or --html-field, in Python Recipe(text=…) or Recipe(html=…)"
        )


def _readers(recipe: Recipe) -> list[tuple[str, Form, Pick]]:
    """The fields that may hold the article, in the order in which they are tried."""
    readers: list[tuple[str, Form, Pick]] = []
    if recipe.text:
        readers.append((recipe.text, "auto", picker("text", recipe.text)))
    if recipe.html:
        readers.append((recipe.html, "html", picker("html", recipe.html)))
    if len(readers) > 1:
        return [(name, form, if_there(pick)) for name, form, pick in readers]
    if not readers:
        readers += [(name, "auto", _likely(name)) for name in GUESSES["text"]]
        readers += [(name, "html", _likely(name)) for name in HTML]
    return readers


def _likely(name: str) -> Pick:
    return lambda record: MISSING if (value := record.get(name)) in (None, "") else value
