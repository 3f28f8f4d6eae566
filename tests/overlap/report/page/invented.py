"""Reports as ``--json`` writes them, made from invented stories; and empty ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .figures import Record, finished

STORIES = Path(__file__).with_name("stories.json")
"""Twelve articles by five outlets: a ferry stops, a dam is looked at, nobody is real."""


def report(**changes: Any) -> Record:
    """The twelve invented stories and what they share."""
    data = json.loads(STORIES.read_text(encoding="utf-8"))
    documents = [document(name, *story.values()) for name, story in data["stories"].items()]
    by_id = {each["id"]: each for each in documents}
    matches = [match(by_id, *pair.values()) for pair in data["pairs"]]
    matches.sort(key=lambda each: (-each["score"], each["id"]))
    return finished(documents, matches) | changes


def document(  # noqa: PLR0913, PLR0917
    name: str,
    outlet: str,
    date: str | None,
    title: str | None,
    agency: str | None,
    pieces: Iterable[str | Iterable[str]],
) -> Record:
    """An article from its paragraphs; anything else is boilerplate, its kind and its rule."""
    text, paragraphs, gone = "", [], []
    for piece in pieces:
        words = piece if isinstance(piece, str) else piece[0]
        start = len(text)
        paragraphs.append([start, start + len(words), text.count("\n") + 1, int(piece is words)])
        if piece is not words:
            gone.append([start, start + len(words), piece[1], piece[2]])
        text += words + "\n\n"
    kept = [text[start:end] for start, end, _, keep in paragraphs if keep]
    return {
        "id": name,
        "outlet": outlet,
        "date": date,
        "title": title,
        "name": f"{name}.txt",
        "agency": agency,
        "words": sum(len(each.split()) for each in kept),
        "shared_words": 0,
        "text": text,
        "paragraphs": paragraphs,
        "gone": gone,
    }


def match(by_id: dict[str, Record], *pair: Any) -> Record:
    """A match from the pieces that the two share; a pair where they have them differently."""
    cluster, kind, score, one, other, pieces, why, differences = pair
    a, b = by_id[one], by_id[other]
    both = [(each, each) if isinstance(each, str) else each for each in pieces]
    spans = [_span(a["text"], b["text"], left, right) for left, right in both]
    spans.sort(key=lambda each: each["a_start"])
    places = [place(a, spans[0]["a_start"]), place(b, spans[0]["b_start"])]
    words = sum(len(left.split()) for left, _ in both)
    return {
        "id": hashlib.sha256(f"{kind}{one}{other}".encode("utf-8", "replace")).hexdigest()[:12],
        "kind": kind,
        "score": score,
        "a": places[0],
        "b": places[1],
        "spans": spans,
        "words": words,
        "containment_a": _share(words, a, places[0]),
        "containment_b": _share(words, b, places[1]),
        "credited": a["agency"] or b["agency"],
        "differences": [list(each) for each in differences],
        "why": why,
        "cluster": cluster,
        "text": " […] ".join(a["text"][each["a_start"] : each["a_end"]] for each in spans),
        "verdict": None,
        "note": "",
    }


def _span(left: str, right: str, in_left: str, in_right: str) -> Record:
    a, b = left.index(in_left), right.index(in_right)
    return {"a_start": a, "a_end": a + len(in_left), "b_start": b, "b_end": b + len(in_right)}


def place(doc: Record, offset: int) -> Record:
    for index, (start, end, line, _) in enumerate(doc["paragraphs"]):
        if start <= offset < end:
            return {
                "doc": doc["id"],
                "outlet": doc["outlet"],
                "date": doc["date"],
                "paragraph": index,
                "line": line,
                "start": start,
                "end": end,
                "agency": doc["agency"],
            }
    raise AssertionError(offset)


def _share(words: int, doc: Record, place: Record) -> float:
    return round(min(1.0, words / len(doc["text"][place["start"] : place["end"]].split())), 3)


def empty(*outlets: str) -> Record:
    """Articles that share nothing: one for each outlet given."""
    return finished(
        [
            document(f"{index}/story", outlet, "2026-03-03", "Quiet day", None, ["Nothing new."])
            for index, outlet in enumerate(outlets)
        ],
        [],
    )
