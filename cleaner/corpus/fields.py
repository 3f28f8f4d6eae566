"""Which fields of a row hold its id, text, outlet, date and title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cleaner.model import InputError

Row = Mapping[str, Any]
Pick = Callable[[Row], object]

GUESSES = {
    "id": ("id", "doc_id"),
    "text": ("text", "body", "content"),
    "html": ("html", "raw_html"),
    "outlet": (
        *("outlet", "source", "publisher", "site", "domain", "clean_site"),
        *("media_name", "source_domain", "hostname"),
    ),
    "date": (
        *("date", "published", "publishedAt", "published_at", "publish_date", "published_date"),
        *("date_publish", "datePublished", "pubDate"),
    ),
    "title": ("title", "headline"),
    "url": ("url", "link", "URL", "canonical_url", "page_url", "source_url"),
}
"""What fields are mostly called, the likeliest first; used where none was named."""


FIRST = 10
"""Records that all lack a field before it is taken for wrong; a few odd ones fail by themselves."""


class NoFieldError(InputError):
    """A record has no field of the name that was given, or none of the likely ones."""


class _Missing:
    """No such field."""


MISSING = _Missing()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNames:
    """The fields that were named; dotted names reach into fields.

    A page of ``html`` counts where there is no text.  Where only one of the two is named, the other
    is not looked for.  Fields of roles that are ``unread`` are as if they were not there.
    """

    id: str | None = None
    text: str | None = None
    html: str | None = None
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    unread: frozenset[str] = frozenset()

    def wanted(self) -> Iterator[str]:
        """All names that may be looked up."""
        for role in GUESSES:
            if role not in self.unread:
                yield from self.tried(role)

    def picker(self, role: str) -> Pick:
        """Finds the value of a role in a row, as `picker` does."""
        if role in self.unread:
            return lambda _row: MISSING
        return picker(role, getattr(self, role, None))

    def tried(self, role: str) -> tuple[str, ...]:
        """The names under which a role may stand."""
        named = getattr(self, role, None)
        if named:
            return (named,)
        other = {"text": self.html, "html": self.text}.get(role)
        return () if other else GUESSES[role]

    def text_path(self, row: Row) -> tuple[str, ...] | None:
        """The names that lead to the text of a row, or to its page."""
        text = path_in(row, "text", self.text) if self.tried("text") else None
        if not self.tried("html") or (text and value_at(row, text)):
            return text
        return path_in(row, "html", self.html) or text


def picker(role: str, named: str | None) -> Pick:
    """Finds the value of a role in a row: by its name, or else by the likely ones.

    What it gives is `MISSING` where no likely field holds anything; a field that was named and is
    not there is an error, NoFieldError, which says what there is.  What lies in null is null.
    """
    return _named(named, role) if named else _guessed(GUESSES[role])


def _guessed(names: tuple[str, ...]) -> Pick:
    def pick(row: Row) -> object:
        for name in names:
            value = row.get(name)
            if value is not None and value != "":
                return value
        return MISSING

    return pick


def _named(name: str, role: str) -> Pick:
    path = name.split(".")

    def pick(row: Row) -> object:
        if name in row:
            return row[name]
        at: Any = row
        for part in path:
            if at is None:
                return None
            if not isinstance(at, Mapping) or part not in at:
                raise NoFieldError(f"no field {name!r} for the {role}; there are {listed(row)}")
            at = at[part]
        return at

    return pick


def if_there(pick: Pick) -> Pick:
    """The same, but nothing where a field that was named is not there: a row has another one."""

    def pick_if_there(row: Row) -> object:
        try:
            return pick(row)
        except NoFieldError:
            return MISSING

    return pick_if_there


def listed(row: Row, most: int = 20) -> str:
    """The names of the fields of a row, for messages."""
    names = [str(name)[:40] for name in row]
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return ", ".join([*names[:most], *more]) or "none"


def sort_of(value: object) -> str:
    """What a value is, in words."""
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case bytes():
            return "bytes (a binary column)" if _is_utf8(value) else "bytes that are not UTF-8"
        case _:
            return f"a {type(value).__name__}"


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def value_at(row: Row, path: Sequence[str]) -> object:
    """What lies there; None where nothing does."""
    at: Any = row
    for part in path:
        at = at.get(part) if isinstance(at, Mapping) else None
    return at


def path_in(row: Row, role: str, named: str | None) -> tuple[str, ...] | None:
    """The names that lead to the value which `picker` finds."""
    if named is None:
        return next(((name,) for name in GUESSES[role] if row.get(name) not in (None, "")), None)
    return (named,) if named in row else tuple(named.split("."))
