"""How to clean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, Literal, get_args

from cleaner.model.checks import check
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
        TypeError: one string, or no strings, where several are meant; no truth value for a switch.
        ValueError: a kind or a gallery mode that does not exist.
    """

    site_rules: bool
    galleries: Galleries
    keep: frozenset[str]
    drop: frozenset[str]
    model: bool
    preset: Preset
    rules: tuple[Path, ...]

    def __init__(  # noqa: PLR0913 – written out, for more is taken than is held
        self,
        *,
        site_rules: bool = True,
        galleries: Galleries = "drop",
        keep: Iterable[str] = (),
        drop: Iterable[str] = (),
        model: bool = True,
        preset: Preset = "default",
        rules: Iterable[str | PathLike[str]] = (),
    ) -> None:
        check("site_rules", site_rules, bool, "True or False")
        check("model", model, bool, "True or False")
        held = {
            "site_rules": site_rules,
            "galleries": _one_of("galleries", galleries, get_args(Galleries)),
            "keep": frozenset(_several("keep", "kinds", keep, str)),
            "drop": frozenset(_several("drop", "kinds", drop, str)),
            "model": model,
            "preset": _one_of("preset", preset, get_args(Preset)),
            "rules": tuple(map(Path, _several("rules", "folders", rules, (str, PathLike)))),
        }
        for name, value in held.items():
            object.__setattr__(self, name, value)
        if unknown := sorted((self.keep | self.drop) - set(KINDS)):
            known = ", ".join(KINDS)
            raise ValueError(f"no such kind: {', '.join(unknown)} (there are {known})")


def _one_of(option: str, given: object, known: tuple[str, ...]) -> object:
    if given not in known:
        raise ValueError(f"{option} is {', '.join(known[:-1])} or {known[-1]}, not {given!r}")
    return given


def _several(option: str, what: str, given: object, kind: type | tuple[type, ...]) -> Iterable[Any]:
    """What an option was given, if it is several of that kind; a string would be taken apart."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise TypeError(f"{option} takes a list of {what}, not {given!r}")
    several = given if isinstance(given, frozenset | tuple) else tuple(given)
    for each in several:
        if not isinstance(each, kind):
            raise TypeError(f"{option} takes {what}, not {each!r}")
    return several
