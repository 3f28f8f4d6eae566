"""What a record says of its cleaning, and whether its article is the one that cleaning wrote.

>>> from cleaner.corpus.records.recipe import Recipe
>>> facts_of({"text": "Rain."}, Recipe())
>>> facts_of({"text": "Rain.", "clean_version": "v7"}, Recipe())
Traceback (most recent call last):
cleaner.corpus.records.clash.FieldClash: has a field 'clean_version' of its own; name ours \
otherwise with --prefix, in Python Recipe(prefix=…)
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from cleaner.corpus.json_line.members import scrubbed
from cleaner.corpus.records.clash import FieldClash
from cleaner.corpus.records.recipe import ALWAYS, Recipe


class Facts(NamedTuple):
    """The values of `FACTS`, in their order."""

    removed: Any = None
    site: Any = None
    obstacle: Any = None
    version: Any = None
    rules: Any = None
    field: Any = None
    sha256: Any = None

    @property
    def are_whole(self) -> bool:
        """Whether cleaning has written them: of a text it names both field and hash."""
        never = (self.removed, self.version, self.rules)
        return not any(map(_is_null, never)) and _is_null(self.field) == _is_null(self.sha256)

    def fit(self, article: object) -> bool:
        """Whether cleaning has written that article."""
        return self.field is not None and self.sha256 == sha256_of(article)


def facts_of(record: Mapping[str, Any], recipe: Recipe) -> Facts | None:
    """The facts of a record; None where it was not cleaned.

    It was not where they are missing, or null one and all, as in a row of a table that failed.
    Single ones that are null may be missing: some writers leave nulls out.

    Raises:
        FieldClash: fields of its own have names of facts.
    """
    held = [name for name in recipe.facts if name in record]
    if not held:
        return None
    facts = Facts(*(record.get(name) for name in recipe.facts))
    if facts.are_whole:
        return facts
    if len(held) == len(facts) and all(map(_is_null, facts)):
        return None
    raise FieldClash(
        f"has a field {held[0]!r} of its own; "
        "name ours otherwise with --prefix, in Python Recipe(prefix=…)"
    )


def _is_null(value: object) -> bool:
    return value is None


def first_own(names: Collection[str], recipe: Recipe) -> str | None:
    """The first column with the name of a fact, in a table that cannot have been cleaned."""
    if all(f"{recipe.prefix}{name}" in names for name in ALWAYS):
        return None
    return next((name for name in recipe.facts if name in names), None)


def sha256_of(article: object) -> str | None:
    r"""The SHA-256 of an article in UTF-8; None where it is no text.

    Half a surrogate pair counts as U+FFFD, as which it is read from JSON.

    >>> sha256_of("\ud800") == sha256_of("\ufffd")
    True
    """
    if not isinstance(article, str):
        return None
    try:
        data = article.encode("utf-8")
    except UnicodeEncodeError:
        data = str(scrubbed(article)).encode("utf-8")
    return hashlib.sha256(data).hexdigest()
