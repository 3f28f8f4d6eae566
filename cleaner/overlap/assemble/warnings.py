"""What a person should know of a set of articles before they trust what was found in it."""

from __future__ import annotations

from collections import defaultdict

ALIKE = 3
"""Names that are probably one outlet's, of which so many are told."""


def warnings_about(
    articles: int, passages: int, outlets: tuple[str, ...], *, apart: bool
) -> tuple[str, ...]:
    """What a person should know of a set.

    Args:
        articles: how many there are.
        passages: how many of their paragraphs take part.
        outlets: all outlets.
        apart: paragraphs of one outlet are compared, too.
    """
    if not articles:
        return ("there are no articles",)
    if not passages:
        return ("no article has text that takes part",)
    if len(outlets) < 2 and not apart:
        whose = f"all articles are of one outlet ({outlets[0]})"
        return (f"{whose}: nothing to compare; --same-outlet compares them with each other",)
    return (*_alike(outlets), *_below(outlets))


def _alike(outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are probably one outlet's."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for outlet in outlets:
        named[outlet.casefold()].append(outlet)
    alike = [" and ".join(names) for names in named.values() if len(names) > 1]
    return _told("outlets that differ only by case count apart", alike)


def _below(outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Hosts that are probably parts of one outlet: sport.pier.example and pier.example."""
    every = set(outlets)
    parts = ((name, name.partition(".")[2]) for name in outlets)
    below = [f"{name} and {rest}" for name, rest in parts if "." in rest and rest in every]
    return _told("hosts below another count as outlets apart", below)


def _told(what: str, cases: list[str]) -> tuple[str, ...]:
    """What a person should know, with the first of the cases; nothing where there are none."""
    if not cases:
        return ()
    more = f"; and {len(cases) - ALIKE:,} more" if len(cases) > ALIKE else ""
    return (f"{what}: {'; '.join(cases[:ALIKE])}{more}",)
