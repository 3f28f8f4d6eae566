"""What the pages of each outlet have in common, beside what the pages of others say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaner.learn.choice import Choice, choices
from cleaner.learn.page import Page
from cleaner.learn.prints import Print, prints
from cleaner.learn.tally import Tally, tally
from cleaner.strip.rulebook.book import ActiveRules

DOUBTFUL = 100
"""Lines to be looked at, those of most articles; more nobody reads."""


@dataclass(frozen=True, slots=True)
class Common:
    """What the pages of an outlet have in common.

    Attributes:
        tally: their lines, counted.
        sure: the lines of which rules are made.
        doubtful: the lines that a person has to look at.
        prints: the lines that tell the outlet.
    """

    tally: Tally
    sure: Sequence[Choice]
    doubtful: Sequence[Choice]
    prints: Sequence[Print]


def in_common(outlets: Mapping[str, Sequence[Page]], general: ActiveRules) -> dict[str, Common]:
    """What the pages of each outlet have in common, by the outlet's name, in alphabetical order.

    Args:
        outlets: the pages of each; their order does not matter.
        general: the rules for all outlets, which know what boilerplate sounds like.
    """
    said = Counter(
        line for pages in outlets.values() for line in {key for page in pages for key in page.lines}
    )
    others = {line for line, count in said.items() if count > 1}
    return {site: _common(site, outlets[site], general, others) for site in sorted(outlets)}


def _common(site: str, pages: Sequence[Page], general: ActiveRules, others: set[str]) -> Common:
    counted = tally(pages)
    found = choices(counted, general)
    return Common(
        tally=counted,
        sure=[choice for choice in found if choice.sure],
        doubtful=[choice for choice in found if not choice.sure][:DOUBTFUL],
        prints=prints(site, found, counted.stories, others),
    )
