"""One cleaner a process, and why a record fails, in a line."""

from __future__ import annotations

from functools import lru_cache

from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.recipe import Recipe
from cleaner.model import CleanerError, RuleError


@lru_cache(4)
def cleaner_of(recipe: Recipe) -> RecordCleaner:
    """One cleaner a recipe and process: to read the rules takes a while."""
    return RecordCleaner(recipe)


def why(error: Exception, place: str = "") -> str:
    """Why a record failed, in a line, without its place, which stands beside it.

    Raises:
        RuleError: a broken rule breaks all of them.
    """
    if isinstance(error, RuleError):
        raise error
    if isinstance(error, CleanerError):
        return str(error).removeprefix(f"{place}: ")
    if isinstance(error, MemoryError | RecursionError):
        return "too large for this machine; split it"
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}: a bug in clean; please report it"
