"""Comments at the end of which scrapers left neither names nor days: readers who praise the text.

"Great post", "Thanks for sharing": who reads it says so, and who wrote it answers.  Two such lines
near each other and near the end are of readers.  What they say begins with the first that tells of
a text, for who is interviewed is thanked too.  One line is enough below a sure heading of comments,
and none below one that repeats the title, as WordPress has it: 3 thoughts on "The quay".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.thread import words_said

PRAISE, TALK = "comments-praise", "comments-talk"
"""The rules whose cues tell of a text, and those that only tell of talk."""

EARLY = 60
"""Characters of a line within which it praises."""

FEWEST = 2
"""Lines that praise, one of which tells of a text."""

EACH = 6
"""Lines for each of them, at most, and lines behind the last."""

BODY = 60
"""Words of sentences that must stand before."""

LONGEST = 0.9
"""What readers say is shorter than so much of that: an article would be longer than its letters."""

_TITLED = re.compile(
    r"(?:\d[\d.,]*|one|eine?|une?|uno|um|eén|jedna) (?:thoughts?|responses?|replies|comments?|"
    r"gedanken?|kommentare?|réflexions?|commentaires?|comentarios?|pensamientos?|comment[oi]|"
    r"pensier[oi]|comentários?|pensamentos?|gedachten?|reacties?|myśli?|przemyślenia) "
    r"(?:on|to|zu|sur|en|sobre|su|em|over|op|na temat) [\"'«].+"
)

_QUOTES = ('"', "“", "„", "«", "‘", "'", "»")


def evidence(page: Page, sure: Sequence[float]) -> Iterator[Evidence]:
    """All from the first line that praises, or from the heading above it, to the end."""
    thread = _titled(page, sure) or _praised(page, sure)
    for block in thread if _follows(page, thread) else ():
        why = f"from {page.texts[thread.start][:40]!r} on readers speak"
        yield Evidence(block, "thread", "comments", why, 0.7)


def _titled(page: Page, sure: Sequence[float]) -> range:
    """All below the first sure heading of comments that repeats a title."""
    for block in page.cued("comments"):
        if sure[block] >= THRESHOLD and _TITLED.fullmatch(page.folded[block]):
            return range(block, len(page))
    return range(0)


def _marks(page: Page) -> dict[int, bool]:
    """The lines that praise, in order, and whether they tell of a text."""
    rules = page.rules.rules
    found: dict[int, bool] = {}
    for block, hits in sorted(page.hits.items()):
        names = {rules[cue.group].entry.id for cue, start, _ in hits if start < EARLY}
        if names & {PRAISE, TALK} and not _is_quoted(page.texts[block]):
            found[block] = PRAISE in names
    return found


def _is_quoted(text: str) -> bool:
    """Whether somebody is quoted, or speaks in an interview."""
    return text.startswith(_QUOTES) or ":" in text[:EARLY]


def _praised(page: Page, sure: Sequence[float]) -> range:
    """All from the first of the lines that praise, empty where they are too few."""
    end, marks, near = len(page), _marks(page), list[int]()
    for mark in reversed(marks):
        between = range(mark + 1, near[-1] if near else end)
        if sum(sure[block] < THRESHOLD for block in between) > EACH:
            break
        near.append(mark)
    first = next((mark for mark in reversed(near) if marks[mark]), end)
    heading = _heading(page, first, sure) if first < end else None
    if sum(mark >= first for mark in near) + (heading is not None) < FEWEST:
        return range(0)
    return range(first if heading is None else heading, end)


def _heading(page: Page, mark: int, sure: Sequence[float]) -> int | None:
    """The heading of comments right above, which goes anyway."""
    above = range(mark - 1, max(-1, mark - 1 - EACH), -1)
    return next((at for at in above if sure[at] >= THRESHOLD and page.share(at, "comments")), None)


def _follows(page: Page, thread: range) -> bool:
    """Whether an article stands before that is longer."""
    if not thread:
        return False
    before = words_said(page.texts[: thread.start])
    return before >= BODY and words_said(page.texts[thread.start :]) <= LONGEST * before
