"""How many matches of each kind there are, without a record for every match."""

from __future__ import annotations

from collections import Counter
from typing import Protocol, get_args, runtime_checkable

import numpy as np

from cleaner.overlap.agency import agency_of
from cleaner.overlap.assemble.matches import Matches
from cleaner.overlap.records import Kind, Overlap


@runtime_checkable
class Counted(Protocol):
    """Matches that know how many they are of each kind, and how many credit an agency."""

    def counts(self) -> tuple[dict[Kind, int], int]:
        """Both."""


def kinds_of(overlap: Overlap) -> dict[Kind, int]:
    """The kinds that there are, the strongest first, and how many matches are of each."""
    matches = overlap.matches
    if isinstance(matches, Counted):
        return matches.counts()[0]
    if isinstance(matches, Matches):
        counts = np.bincount(matches.found.links.kind, minlength=len(get_args(Kind))).tolist()
    else:
        found = Counter(match.kind for match in matches)
        counts = [found[kind] for kind in get_args(Kind)]
    return {kind: count for kind, count in zip(get_args(Kind), counts, strict=True) if count}


def credited_in(overlap: Overlap) -> int:
    """How many matches there are of which a side credits a news agency."""
    matches = overlap.matches
    if isinstance(matches, Counted):
        return matches.counts()[1]
    if not isinstance(matches, Matches):
        return sum(match.credited is not None for match in matches)
    links, rows = matches.found.links, matches.found.basis.passages
    one, other = rows.article[links.a], rows.article[links.b]
    names_one = np.zeros(len(overlap.articles), bool)
    for article in np.unique(np.concatenate([one, other])).tolist():
        names_one[article] = agency_of(overlap.articles[article]) is not None
    return int((names_one[one] | names_one[other]).sum())
