"""A row to an article: its fields picked, its text read."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from cleaner.corpus.articles.dates import When, when
from cleaner.corpus.articles.outlets import outlet_at, outlet_name
from cleaner.corpus.articles.texts import About, Cleaning, Text
from cleaner.corpus.fields import (
    GUESSES,
    MISSING,
    FieldNames,
    NoFieldError,
    Pick,
    Row,
    if_there,
    listed,
    sort_of,
)
from cleaner.corpus.problems import Problems
from cleaner.model import InputError
from cleaner.overlap.records import Article
from cleaner.read.document import Form


class Spot(NamedTuple):
    """Where a row stands: ``name`` for messages, ``id`` for one that has none."""

    name: str
    id: str

    def __str__(self) -> str:
        return self.name


class RowReader:
    """Makes articles of rows; an article whose row names no outlet has none yet."""

    def __init__(self, names: FieldNames, cleaning: Cleaning, problems: Problems) -> None:
        self._id = names.picker("id")
        self._readers = _readers(names)
        self._outlet = names.picker("outlet")
        self._date = names.picker("date")
        self._title = names.picker("title")
        self._url = names.picker("url")
        self._names = names
        self._cleaning = cleaning
        self._problems = problems

    def article(self, row: Row, spot: Spot) -> tuple[Article, Text]:
        """The article of a row, and how its text was read.

        Raises:
            InputError: a field that was named is not there, or holds something else.
        """
        text, form = self._text_of(row, spot)
        outlet = self._outlet_of(row)
        url = self._url(row) if self._cleaning.book is not None or not outlet else None
        url = url if isinstance(url, str) else None
        about = About(spot.name, form, url, outlet)
        read = self._cleaning.of_row(text, about)
        if not outlet and url:
            outlet = read.site or outlet_at(url)
        own = self._id(row)
        title = self._title(row)
        date, time = self._when(row, spot) or (read.date, read.time)
        article = Article(
            id=spot.id if own is MISSING or own is None else _plain(own, "id"),
            outlet=intern(outlet or read.site or read.outlet or ""),
            text=read.text,
            paragraphs=read.paragraphs,
            kept=read.kept,
            gone=read.gone,
            heads=read.heads,
            date=date,
            time=time,
            title=title if isinstance(title, str) and title else read.title,
            name=spot.name,
        )
        return article, read

    def _text_of(self, row: Row, spot: Spot) -> tuple[str, Form]:
        """The text, or else the page, and what it is taken for."""
        empty: str | None = None
        for role, form, pick in self._readers:
            value = pick(row)
            if type(value) is str and value and not value.isspace():
                return value, form
            if value is MISSING:
                empty = "" if any(name in row for name in GUESSES[role]) else empty
            elif value is None or isinstance(value, str):
                empty = value or ""
            else:
                raise InputError(
                    f"the {role} is {sort_of(value)}; name the field with --{role}-field"
                )
        if empty is None:
            tried = [name for role, _, _ in self._readers for name in self._names.tried(role)]
            raise NoFieldError(
                f"no field for the text ({', '.join(tried)}); there are {listed(row)}; "
                "see --text-field and --html-field"
            )
        self._problems.warn(f"{spot}: no text in it", about="documents without text")
        return empty, "auto"

    def _outlet_of(self, row: Row) -> str | None:
        value = self._outlet(row)
        if value is MISSING:
            return None
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            value = value["name"]
        outlet = "" if value is None else outlet_name(_plain(value, "outlet"))
        if not outlet and self._names.outlet:
            raise InputError(f"the outlet ({self._names.outlet}) is empty")
        return outlet

    def _when(self, row: Row, spot: Spot) -> When | None:
        value = self._date(row)
        if value is MISSING:
            return None
        try:
            return when(value)
        except (ValueError, OverflowError, OSError):
            shown = repr(value)[:60]
            self._problems.warn(
                f"{spot}: {shown} is no date that clean knows; the article counts as undated",
                about="dates that do not parse",
            )
            return None


def _readers(names: FieldNames) -> list[tuple[str, Form, Pick]]:
    """The roles that may hold the article, in the order in which they are tried."""
    roles: tuple[tuple[str, Form], ...] = (("text", "auto"), ("html", "html"))
    readers = [(role, form, names.picker(role)) for role, form in roles if names.tried(role)]
    if names.text and names.html:
        return [(role, form, if_there(pick)) for role, form, pick in readers]
    return readers


def _plain(value: object, role: str) -> str:
    """A value as text: numbers too, but nothing with parts.

    Raises:
        InputError: it has parts.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise InputError(f"the {role} is {sort_of(value)}, no text; name another field")
