"""A page as text, with what its head says and what an extractor takes of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.read.html.extractor import Spans, article_spans
from cleaner.read.html.markup import Markup
from cleaner.read.html.visible import Visible, visible_text

if TYPE_CHECKING:
    from cleaner.read.html.outline import Outline


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as text.

    ``extracted`` holds the spans of ``text``, in characters, that the extractor takes for the
    article: whole lines without the last line feed, disjoint, in order.  It is None where the
    extractor was not asked or is not to be trusted; ``warnings`` then says why.  ``outline`` says
    of each line that is not empty, in order, where it stands in the page.
    """

    text: str
    url: str | None
    title: str | None
    date: datetime.date | None
    extracted: Spans | None
    warnings: tuple[str, ...]
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    time: datetime.datetime | None = None
    outline: Outline | None = field(default=None, compare=False, repr=False)
    markup: Markup | None = field(default=None, compare=False, repr=False)


def render(page: str, *, name: str, ask: bool = True) -> Rendered:
    """The text of a page of HTML (or of a feed), with what its head says about it.

    ``name`` stands in the error message.  Where not to ``ask``, no extractor has a say.  Nothing is
    fetched, no entity is expanded.

    Raises:
        InputError: the parser gives the page up (not known to happen).
    """
    seen = visible_text(page, name=name)
    extracted, doubt = None, "it is XML, not HTML" if seen.xml else ""
    if seen.text and not seen.xml and ask:
        extracted, doubt = article_spans(seen.page, seen.text, depth=seen.depth, name=name)
    meta = seen.pieces[0].meta
    return Rendered(
        text=seen.text,
        url=meta.url,
        title=meta.title,
        date=meta.date,
        extracted=extracted,
        warnings=tuple(_warnings(seen, doubt)),
        author=meta.author,
        outlet=meta.outlet,
        language=meta.language,
        time=meta.time,
        outline=seen.outline,
        markup=None if seen.xml else Markup(seen.page, seen.depth, seen.outline, name),
    )


def _warnings(seen: Visible, doubt: str) -> list[str]:
    warnings = []
    if not seen.text:
        warnings.append("the page has no text")
    if not all(part.whole for part in seen.pieces):
        warnings.append("a script or style is never closed; what follows it is not read")
    if seen.text and doubt:
        warnings.append(f"no extractor had a say: {doubt}; the page is judged by its text alone")
    return warnings
