"""What the pages of an outlet say again and again: each line, and how many articles have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.learn.page import Page, Stand
from cleaner.learn.stories import by_story


@dataclass(frozen=True, slots=True)
class Said:
    """A line of an outlet.

    Attributes:
        text: as most pages spell it, its bullet too.
        stories: articles that have it on their pages.
        left: those where it would stay.
        amid: those where it would stay between two paragraphs.
        above: those to which it leads, or is the standfirst.
        heads: those of which it is headline, byline or date.
    """

    text: str
    stories: int
    left: int
    amid: int
    above: int
    heads: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The lines of an outlet that several articles have, by what they say; and all it has."""

    pages: int
    stories: int
    lines: Mapping[str, Said]


def tally(pages: Sequence[Page]) -> Tally:
    """Count the lines of an outlet's pages, for each article once."""
    stories = by_story(pages)
    stands: defaultdict[str, list[Stand]] = defaultdict(list)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for story in stories:
        most: dict[str, Stand] = {}
        for page in story:
            for key, line in page.lines.items():
                most[key] = max(line.stand, most.get(key, Stand.GONE))
                spelled[key][line.text] += 1
        for key, stand in most.items():
            stands[key].append(stand)
    lines = {key: _said(spelled[key], found) for key, found in stands.items() if len(found) > 1}
    return Tally(len(pages), len(stories), lines)


def _said(spelled: Counter[str], stands: Sequence[Stand]) -> Said:
    text = min(spelled, key=lambda text: (-spelled[text], text))
    return Said(
        text=text,
        stories=len(stands),
        left=len(stands) - stands.count(Stand.GONE),
        amid=stands.count(Stand.AMID),
        above=stands.count(Stand.ABOVE),
        heads=stands.count(Stand.HEAD),
    )
