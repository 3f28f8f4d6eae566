"""A page of HTML as it was read, for those who judge its lines by more than their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.read.html.extractor import articles, doubt
from cleaner.read.html.visible import visible_text

if TYPE_CHECKING:
    from cleaner.read.html.outline import Outline


@dataclass(frozen=True, slots=True)
class Markup:
    """A page.

    Attributes:
        page: its markup.
        depth: levels of elements.
        outline: where each of its lines stands in the tree.
        name: for messages.
    """

    page: str
    depth: int
    outline: Outline
    name: str

    def selected(self, selectors: Sequence[str]) -> list[list[int]]:
        """For each CSS selector the lines that lie in elements that it matches.

        Raises:
            ValueError: a selector cannot be read.
        """
        outline = visible_text(self.page, name=self.name, selectors=selectors).outline
        if len(outline) != len(self.outline):
            return [[] for _ in selectors]
        return [row.nonzero()[0].tolist() for row in outline.selected]

    def articles(self) -> dict[str, str]:
        """What extractors take for the article, by name; none where they may not be asked."""
        return {} if doubt(self.page, self.depth, name=self.name) else articles(self.page)
