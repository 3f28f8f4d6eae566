"""Threads of comments that no heading opens; scrapers often leave it out.

Two marks tell them.  "Jane Doe says", one reader after the other: WordPress prints such a line
above every comment.  And the button to reply below each.  "What the law says" heads a section: no
name has such words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from cleaner.strip.page import Evidence, Page
from cleaner.strip.signals.byline import DAY
from cleaner.strip.signals.thread import NEXT, end_of, follows, words_said

FEWEST, PEOPLE = 5, 3
"""Lines of a thread that tell who speaks, and how many people speak at least."""

OFTEN = 3
"""No more comments than so many times the people."""

BUTTONS = 4
"""Buttons to reply, at least."""

LONGEST = 60
"""Characters of such lines."""

THREADS = 20
"""Threads of a text that are looked at, of each kind; few texts have two."""

_VERBS = ("says", "sagt")
_REPLY = ("eply", "ntworten")
"""What is looked for before a page is read; buttons in other words are found when its cues are."""

_SAYING = re.compile(
    rf"(?:\d{{1,4}}[.)] |[+*•-] )?(\S+(?: \S+){{0,4}}) (?:{'|'.join(_VERBS)})( ?:)?"
)
_ENDS = tuple(f" {verb}{colon}" for verb in _VERBS for colon in ("", ":", " :"))
_NAMELESS = re.compile(
    r"(?:\b(?:what|how|why|who|where|when|the|this|that|our|my|his|her|their|its?|as|he|she|they|we|"
    r"and|was|wie|der|die|das|ein|eine|er|sie|wir)\b|[,;“”\"])",
    re.IGNORECASE,
)
_DATED = re.compile(rf".{{0,20}}(?:{DAY}|\d{{1,2}}[:.]\d{{2}})", re.IGNORECASE)

_BUTTON = re.compile(
    r"(?:[-+*•|] ?)?(?:\d{1,4} ?)?(?:(?:up)?(?:likes?|votes?)\W{0,3})?"
    r"(?:reply(?: ?delete| to .{1,40})?|antworten|répondre|responder|rispondi|reageer|beantwoorden|"
    r"odpowiedz)(?:\W{1,3}(?:\d{1,6}|delete|report|share|likes?|flag|permalink))*\W{0,3}",
    re.IGNORECASE,
)


def evidence(page: Page) -> Iterator[Evidence]:
    """All of the comments but one above the first button."""
    for thread in _found_on(page):
        why = f"in a thread of comments that begins with {page.texts[thread.start]!r}"
        for block in thread:
            yield Evidence(block, "thread", "comments", why, 0.9, proven=True)


def _found_on(page: Page) -> Iterator[range]:
    if _may_tell_who(page.blocks.text):
        yield from _by_sayings(page.texts)
    if len(page.cued("comments")) >= BUTTONS:
        yield from _by_buttons(page.texts)


def may_hold(text: str) -> bool:
    """Whether one of the marks may stand often enough; of most texts it cannot."""
    return _may_tell_who(text) or any(text.count(word) >= BUTTONS for word in _REPLY)


def _may_tell_who(text: str) -> bool:
    return any(text.count(f" {verb}") >= FEWEST for verb in _VERBS)


def threads(texts: Sequence[str]) -> Iterator[range]:
    """The lines of each thread, from its first mark."""
    yield from _by_sayings(texts)
    yield from _by_buttons(texts)


def _by_sayings(texts: Sequence[str]) -> Iterator[range]:
    groups = (said for said in _near_each_other(texts, _who) if _is_of_many(texts, said))
    for said in islice(groups, THREADS):
        end = end_of(texts, said[-1] + _is_dated(texts, said[-1]))
        if follows(texts, [*said, end]):
            before, comments = words_said(texts[: said[0]]), words_said(texts[said[0] : end])
            if comments <= before * len(said):  # statements of a panel are longer
                yield range(said[0], end)


def _by_buttons(texts: Sequence[str]) -> Iterator[range]:
    groups = (found for found in _near_each_other(texts, _is_button) if len(found) >= BUTTONS)
    for buttons in islice(groups, THREADS):
        if follows(texts, buttons):
            yield range(buttons[0], buttons[-1] + 1)


def _near_each_other(
    texts: Sequence[str], mark: Callable[[Sequence[str], int], object]
) -> Iterator[list[int]]:
    """Lines with a mark, put together where each is near the one before."""
    found: list[int] = []
    for at in range(len(texts)):
        if len(texts[at]) > LONGEST or not mark(texts, at):
            continue
        if found and at > found[-1] + NEXT:
            yield found
            found = []
        found.append(at)
    if found:
        yield found


def _is_of_many(texts: Sequence[str], said: list[int]) -> bool:
    people = {_who(texts, at) for at in said}
    return len(said) >= FEWEST and len(people) >= max(PEOPLE, len(said) / OFTEN)


def _who(texts: Sequence[str], at: int) -> str:
    """Who speaks by a line, or nobody; with a colon it takes a date below to tell comments."""
    if not texts[at].endswith(_ENDS):
        return ""
    found = _SAYING.fullmatch(texts[at])
    if found is None or _NAMELESS.search(found[1]):
        return ""
    if found[2] and not _is_dated(texts, at):
        return ""
    return found[1].lower()


def _is_dated(texts: Sequence[str], at: int) -> bool:
    """Whether a date stands below."""
    return any(map(_DATED.match, texts[at + 1 : at + 2]))


def _is_button(texts: Sequence[str], at: int) -> bool:
    return _BUTTON.fullmatch(texts[at]) is not None
