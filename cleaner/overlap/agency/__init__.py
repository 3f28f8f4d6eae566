"""Which news agencies an article credits: in its dateline, its byline, or its last lines.

A service that spreads what companies and offices publish counts as one: its texts are shared most.
"""

from __future__ import annotations

from cleaner.overlap.agency.byline import bylines
from cleaner.overlap.agency.closing import closings, signed
from cleaner.overlap.agency.dateline import datelines
from cleaner.overlap.agency.names import agencies, names_any
from cleaner.overlap.records import Article

__all__ = ["agency_in", "agency_of"]

_HEAD, _TAIL = 1200, 400


def agency_of(article: Article) -> str | None:
    """The agencies that it credits in what cleaning kept, else anywhere on its page."""
    if all(article.kept):
        return agency_in(article.text)
    paragraphs = zip(article.paragraphs, article.kept, strict=True)
    text = "\n".join(article.text[start:end] for (start, end), kept in paragraphs if kept)
    return agency_in(text) or agency_in(article.text)


def agency_in(text: str) -> str | None:
    """The agencies that a text credits, by their usual short names, as in ``AFP, dpa``.

    Only credits count: a dateline (``BAGHDAD (Reuters) -``), a byline (``By Jane Doe, Associated
    Press``), a closing line (``– AFP``), a word on who contributed or reported.  A story that
    merely speaks of an agency credits none.

    >>> agency_in("BAGHDAD (Reuters) - The ministry said on Monday it would not leave.")
    'Reuters'
    >>> agency_in("BAGDAD (dpa/AFP) - Das Ministerium hat sich am Montag geäußert.")
    'dpa, AFP'
    >>> agency_in("A copy of the letter was seen by AFP. Reuters and others reported it too.")
    """
    text = text.strip()
    if not _may_credit(text):
        return None
    head, tail = _lined(text[:_HEAD]), _lined(_end_of(text))
    found = [*datelines(head), *bylines(head)] if names_any(head) else []
    if not found and signed(tail):
        found.append("Reuters")
    if names_any(tail):
        found += closings(tail)
    return ", ".join(agencies(found)) or None


def _may_credit(text: str) -> bool:
    """Whether an agency is named at either end, or Reuters has signed; nearly no text does so."""
    end = text[-2 * _TAIL :]
    return names_any(text[:_HEAD]) or "diting by" in end or (len(text) > _HEAD and names_any(end))


def _end_of(text: str) -> str:
    """The last lines, the first of them whole where it is none too long."""
    least = max(0, len(text) - _TAIL)
    return text[max(text.rfind("\n", 0, least) + 1, least - _TAIL, 0) :]


def _lined(text: str) -> str:
    return text.replace("\r", "\n")
