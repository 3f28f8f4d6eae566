"""What the audit says of each piece that goes: its text, which copy stays, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cleaner.corpus.drop.cuts import Cut
from cleaner.overlap.records import Article
from cleaner.overlap.times import stamp

Note = dict[str, Any]


def notes_of(text: str, cuts: Iterable[Cut], articles: Sequence[Article]) -> list[Note]:
    """A note a piece; offsets count in ``text``."""
    return [_note(text, cut, articles) for cut in cuts]


def _note(text: str, cut: Cut, articles: Sequence[Article]) -> Note:
    note: Note = {
        "start": cut.start,
        "end": cut.end,
        "line": cut.line,
        "kind": "duplicate",
        "doc": cut.loss.article.id,
        "paragraph": cut.paragraph,
    }
    copy = cut.loss.copies.get(cut.paragraph)
    if copy is None:
        why = "all the rest of its article stands elsewhere"
        note |= {"by": "overlap/whole", "why": why, "score": 1.0, "partner": None}
    else:
        partner = articles[copy.kept.article]
        when = stamp(partner)
        note |= {
            "by": f"overlap/{copy.kind}",
            "why": copy.why,
            "score": copy.score,
            "partner": {
                "doc": partner.id,
                "outlet": partner.outlet,
                "date": when.date,
                "time": when.time,
                "paragraph": copy.kept.paragraph,
                "line": copy.kept.line,
            },
        }
    return {**note, "text": text[cut.start : cut.end]}
