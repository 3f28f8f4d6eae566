"""What stands where an article should: a bot check, an error page, a paywall.

Scrapers are often served one of these in place of the page, or of the end of an article.  Nothing
is taken away for it: where hardly any prose is left of a text, it is told that this is no article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleaner.model import KEPT, Blocks
from cleaner.read.split import split_lines
from cleaner.strip.apply import apply_rules
from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.look import Judging
from cleaner.strip.page import Evidence, Page, open_page
from cleaner.strip.rest import Rest
from cleaner.strip.rulebook.book import ActiveRules, RuleBook
from cleaner.text import lines

PAYWALL = "paywall"
USUAL, OF_PAYWALL = 60, 200
"""Words of prose, beside what the page itself says of the obstacle, with which it still is one; a
paywall leaves the beginning of an article."""

NOTICES = {"script": 40, "consent": 20}
"""Words of any kind, for what stands on pages of articles too, be they lists without a sentence."""

LONG, MUCH = 60, 2_000
"""Characters of a line that may be prose, and of all such lines from which a text is an article."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Its ``kind``, which is the id of a rule, what it does, and the ``line`` that tells of it."""

    kind: str
    why: str
    line: str

    def __str__(self) -> str:
        return f"no article, or not all of it: the page {self.why} (“{self.line}”)"


def find_obstacle(judging: Judging, rest: Rest, book: RuleBook) -> Obstacle | None:
    """What stands where an article should, by any line of the text; None where one is left."""
    if sum(len(line) for line in lines(rest.text) if len(line) >= LONG) >= MUCH:
        return None
    rules = book.obstacles(judging.rules.disabled)
    told = [*_told(judging, rules)]
    if not told:
        return None
    left = _left(judging, judging.blocks(rest), rules)
    order = [rule.entry.id for rule in rules.rules]
    told.sort(key=lambda obstacle: order.index(obstacle.kind))
    return next((one for one in told if left.is_little(one.kind)), None)


@dataclass(frozen=True, slots=True)
class Left:
    """Words of lines that tell of no obstacle and that no rule would take, and those of prose."""

    words: int
    prose: int

    def is_little(self, kind: str) -> bool:
        """Whether that is too little for an article beside an obstacle of a kind."""
        if kind in NOTICES:
            return self.words <= NOTICES[kind]
        return self.prose <= (OF_PAYWALL if kind == PAYWALL else USUAL)


def _told(judging: Judging, rules: ActiveRules) -> Iterator[Obstacle]:
    """What the title and the lines of a document tell of."""
    document = judging.document
    for blocks in (split_lines(document.title or ""), document.blocks):
        for piece in _evidence(open_page(blocks, rules)):
            line = " ".join(blocks[piece.block].text.split())
            yield Obstacle(piece.by.rpartition("/")[2], piece.why, line)


def _evidence(page: Page) -> Iterator[Evidence]:
    return (piece for piece in apply_rules(page, None).evidence if piece.score >= THRESHOLD)


def _left(judging: Judging, blocks: Blocks, rules: ActiveRules) -> Left:
    page, known = open_page(blocks, rules), judging.of_rules(blocks)
    told = {piece.block for piece in _evidence(page)}
    left = [at for at in range(len(page)) if at not in told and known[at] is KEPT]
    return Left(
        sum(page.sizes[at] for at in left), sum(page.sizes[at] for at in left if page.is_prose(at))
    )
