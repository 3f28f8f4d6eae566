"""Lines that tell an outlet where no address does, for its rule file to name.

Only those that surely are no article: what led up to a trial can stand in half of an outlet's
articles, and in those of others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cleaner.learn.choice import PROOF, Choice
from cleaner.strip.site import ENOUGH
from cleaner.text import fold, words

NAMED, WORDED = 2, 3
"""Words of a line that names the outlet, and of one that does not."""

SHARE = 2
"""One in so many articles must have a line that does not name the outlet."""

MOST = 30
"""Fingerprints of an outlet."""

STEM = 4
"""Letters of an outlet's name from which a line can be said to name it."""

_APART = re.compile(r"[\W_]+")


class Print(NamedTuple):
    """A line and its weight; see `cleaner.strip.site`."""

    line: str
    weight: int


def prints(
    site: str, choices: Sequence[Choice], stories: int, others: Collection[str]
) -> list[Print]:
    """The fingerprints of an outlet, two or three of which tell it; none where there are too few.

    Args:
        site: its name.
        choices: the lines that its pages have in common, most of all first.
        stories: articles that they were found in.
        others: what other outlets say, folded.
    """
    own = [one for one in choices if one.sure and fold(one.text).strip() not in others]
    found = list(_found(_stem(site), own, stories))[:MOST]
    return found if sum(each.weight for each in found) >= ENOUGH else []


def _found(stem: str, choices: Sequence[Choice], stories: int) -> Iterator[Print]:
    for choice in choices:
        text, size = choice.said.text, len(words(choice.said.text))
        if size >= NAMED and len(stem) >= STEM and stem in _APART.sub("", fold(text)):
            yield Print(text, 2)
        elif size >= WORDED and choice.heard < PROOF and SHARE * choice.said.stories >= stories:
            yield Print(text, 1)


def _stem(site: str) -> str:
    """The longest part of a host's name but for its last, without signs; any other name whole."""
    *parts, last = site.lower().split(".")
    return _APART.sub("", max(parts, key=len) if parts else last)
