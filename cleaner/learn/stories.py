"""Pages by their article: one that was fetched again, or a little changed, is no other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from cleaner.learn.page import Page

SAME = (1, 2)
"""Share of the paragraphs of the shorter of two pages that both say, if it is one article."""

MANY = 50
"""Articles that say a paragraph from which it tells nothing of which is which."""


def by_story(pages: Sequence[Page]) -> list[list[Page]]:
    """The pages with an article, those of one article together.

    The order of the pages has no part in it: the longest is looked at first, and each is held
    against the first page of every article so far.
    """
    stories: list[list[Page]] = []
    told_by: defaultdict[str, list[int]] = defaultdict(list)
    for page in sorted(pages, key=_order):
        if not page.prose:
            continue
        story = _story_of(page, stories, told_by)
        if story is None:
            for paragraph in page.prose:
                told_by[paragraph].append(len(stories))
            stories.append([page])
        else:
            stories[story].append(page)
    return stories


def _order(page: Page) -> tuple[int, list[str], list[str]]:
    return -len(page.prose), sorted(page.prose), sorted(page.lines)


def _story_of(
    page: Page, stories: Sequence[Sequence[Page]], told_by: dict[str, list[int]]
) -> int | None:
    shared = Counter(
        story
        for paragraph in page.prose
        if len(told := told_by.get(paragraph, ())) <= MANY
        for story in told
    )
    part, whole = SAME
    alike = [
        (count, -story)
        for story, count in shared.items()
        if whole * count >= part * min(len(page.prose), len(stories[story][0].prose))
    ]
    return -max(alike)[1] if alike else None
