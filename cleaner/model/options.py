"""How to clean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args

from cleaner.model.kinds import KINDS

Galleries = Literal["drop", "first", "keep"]
Preset = Literal["default", "fast"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to clean.  Made once, never changed.

    Attributes:
        site_rules: apply the rules of the outlet, where it is known.
        galleries: drop photo galleries, keep their first copy, or keep them all.
        keep: kinds of boilerplate that stay (see `KINDS`); a list or set will do.
        drop: optional kinds that go too (`OPTIONAL_KINDS`); likewise.
        model: let the fitted judge decide, and the rules and signals what it leaves; without it
            they decide alone.
        preset: ``fast`` judges HTML without asking an extractor.
        rules: folders with rule files of one's own, the first one first in rank; strings will do.

    Raises:
        TypeError: one string, or no strings, where several are meant.
        ValueError: a kind or a gallery mode that does not exist.
    """

    site_rules: bool = True
    galleries: Galleries = "drop"
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    model: bool = True
    preset: Preset = "default"
    rules: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        for name in ("keep", "drop"):
            kinds = frozenset(_several(name, "kinds", getattr(self, name), str))
            object.__setattr__(self, name, kinds)
        paths = _several("rules", "folders", self.rules, (str, PathLike))
        object.__setattr__(self, "rules", tuple(map(Path, paths)))
        unknown = sorted((self.keep | self.drop) - set(KINDS))
        if unknown:
            raise ValueError(f"no such kind: {', '.join(unknown)} (there are {', '.join(KINDS)})")
        if self.galleries not in ("drop", "first", "keep"):
            raise ValueError(f"galleries is drop, first or keep, not {self.galleries!r}")
        if self.preset not in get_args(Preset):
            raise ValueError(f"preset is default or fast, not {self.preset!r}")


def _several(option: str, what: str, given: object, kind: type | tuple[type, ...]) -> Iterable[Any]:
    """What an option was given, if it is several of that kind; a string would be taken apart."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"{option} takes a list of {what}, not {given!r}")
    several = given if isinstance(given, frozenset | tuple) else tuple(given)
    for each in several:
        if not isinstance(each, kind):
            raise TypeError(f"{option} takes {what}, not {each!r}")
    return several
