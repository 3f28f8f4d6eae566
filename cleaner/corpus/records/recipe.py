"""How records are cleaned: which fields hold what, and what the results are called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from typing import Any

from cleaner.model import InputError, Options, check

FACTS = (
    "removed",
    "clean_site",
    "clean_obstacle",
    "clean_version",
    "rules_sha256",
    "clean_field",
    "clean_sha256",
)
"""What a cleaned record gets beside its text."""

NEEDED = ("removed", "clean_version", "rules_sha256", "clean_field", "clean_sha256")
"""Those by which a record is put back."""

ALWAYS = ("removed", "clean_version", "rules_sha256")
"""Those that are null in no cleaned record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that the cleaning of records depends on.  Made once, never changed; can be sent about.

    Attributes:
        options: how to clean.
        text: field with plain text, dotted names reach into fields; else likely ones are tried.
        html: field with a page of HTML; where none is named, likely ones are tried if there is no
            text.
        url: field with the address, which chooses the outlet; else likely ones are tried.
        outlet: field with the outlet's name; else likely ones are tried.
        site: the outlet of all records.
        out: field that the article is written to.
        prefix: put before the names of the other results (`FACTS`).

    Raises:
        InputError: two results have one name.
        TypeError: no text where the name of a field is meant.
    """

    options: Options = field(default_factory=Options)
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    site: str | None = None
    out: str = "text"
    prefix: str = ""

    def __post_init__(self) -> None:
        check("options", self.options, Options, "Options(…)")
        for name in ("text", "html", "url", "outlet", "site"):
            check(name, getattr(self, name), str | None, "a name")
        for name in ("out", "prefix"):
            check(name, getattr(self, name), str, "a name")
        if self.out in self.facts or not self.out:
            raise InputError(f"the article cannot be written to {self.out!r}; choose another field")

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of `FACTS` in the records."""
        return tuple(f"{self.prefix}{name}" for name in FACTS)

    @property
    def removed(self) -> str:
        """The field with what went."""
        return f"{self.prefix}removed"

    @property
    def version(self) -> str:
        """The field that says which cleaner it was."""
        return f"{self.prefix}clean_version"

    @property
    def source(self) -> str:
        """The field that names where the text was read."""
        return f"{self.prefix}clean_field"


def prefix_in(names: Collection[str]) -> str | None:
    """What stands before the names of the facts in a cleaned record; None where it is none.

    >>> prefix_in(["text", *FACTS]), prefix_in(["my_" + name for name in FACTS]), prefix_in(["a"])
    ('', 'my_', None)
    """
    first = ALWAYS[0]
    for name in reversed(list(names)):
        prefix = name.removesuffix(first)
        if prefix != name and all(prefix + fact in names for fact in ALWAYS):
            return prefix
    return None


def plain(recipe: Recipe) -> dict[str, Any]:
    """The recipe in strings, lists and dictionaries; equal recipes give equal ones, in order."""
    values = {each.name: getattr(recipe, each.name) for each in fields(recipe)}
    options = values["options"]
    own = {each.name: _spelled(getattr(options, each.name)) for each in fields(options)}
    return {**values, "options": own}


def _spelled(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return value
