"""Which cleanings lie behind a text: from what came out back to what first went in."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, takewhile
from pathlib import Path

from cleaner.model import AuditError
from cleaner.strip.audit_read import Entry

STANDARD = "-"
"""Standard input as the name of a document, standard output as the place of its output."""

_SHOWN = 12
_MOST = 8

Trail = tuple[Entry, ...]
"""The cleanings behind a text, the last one first."""


class Trails:
    """The documents of an audit, to be found by what came of them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._came_out: defaultdict[str, list[int]] = defaultdict(list)
        self._called: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._went_to: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._streamed: set[str] = set()
        for number, entry in enumerate(entries):
            digest, place = entry.output_sha256, _last(_place(entry))
            self._came_out[digest].append(number)
            self._went_to[digest, place].append(number)
            for name in {_last(entry.name), f"{_last(entry.name)}.txt", place}:
                self._called[digest, name].append(number)
            if place == STANDARD and not _untouched(entry):
                self._streamed.add(digest)

    def knows(self, digest: str) -> bool:
        """Whether this came out of a document."""
        return digest in self._came_out

    def back(self, digests: Iterable[str], *, name: str, document: str | None = None) -> Trail:
        """The cleanings behind the text ``name``.

        Args:
            digests: hashes of its bytes, and of what is packed in them.
            name: of documents that came out alike it chooses the one that is called so.
            document: chooses by name or by the start of the input's hash instead.

        Raises:
            AuditError: no document came out so; or several did, and it is not told which.
        """
        known = list(filter(self.knows, digests))
        if not known:
            raise AuditError(
                f"{name}: the audit does not know this text; it was changed after cleaning, "
                "or cleaned with another audit"
            )
        if document is None and (likest := self._likest(known, name)):
            return self._decided(likest, name)
        fitting = [number for digest in known for number in self._came_out[digest]]
        if document is not None:
            return self._asked_for(fitting, name, document)
        return self._decided(fitting, name)

    def _likest(self, digests: list[str], name: str) -> list[int]:
        """Those whose paths are like the name's furthest from the end."""
        if name == STANDARD:
            return []
        called = [self._called.get((digest, _last(name)), ()) for digest in digests]
        alike = {number: _likeness_of(self._entries[number], name) for number in chain(*called)}
        most = max(alike.values(), default=0)
        best = [number for number, parts in alike.items() if parts == most]
        return [] if all(self._says_nothing(number, name) for number in best) else best

    def _says_nothing(self, number: int, name: str) -> bool:
        """Whether this very file went in as it is now, and another came out so nobody knows where.

        It may be that one, saved by a shell.
        """
        entry = self._entries[number]
        itself = _untouched(entry) and _same_place(entry.name, name)
        return itself and entry.output_sha256 in self._streamed

    def _asked_for(self, fitting: list[int], name: str, document: str) -> Trail:
        trails = [self._trail(number) for number in fitting]
        asked = [trail for trail in trails if _is_called(trail[-1], document)]
        if not asked:
            raise AuditError(
                f"{name}: came of no document {document!r}; there are {_listed(_origins(trails))}"
            )
        return _only(_origins(asked), name)

    def _decided(self, fitting: list[int], name: str) -> Trail:
        if len({self._entries[number].source.sha256 for number in fitting}) == 1:
            return self._trail(fitting[-1])
        place, *more = {_place(self._entries[number]) for number in fitting}
        if not more and place != STANDARD:  # each took the place of the one before
            return self._trail(max(fitting))
        return _only(_origins([self._trail(number) for number in fitting]), name)

    def _trail(self, number: int) -> Trail:
        """A cleaning and those before it, back to what was not cleaned before."""
        trail = [self._entries[number]]
        while (before := self._before(number)) is not None:
            trail.append(self._entries[before])
            number = before
        return tuple(trail)

    def _before(self, number: int) -> int | None:
        """The last cleaning before whose output went in here."""
        entry = self._entries[number]
        if entry.source.media == "html" or entry.table is not None:
            return None  # what went in does not come back byte for byte
        found = self._went_to.get((entry.source.sha256, _last(entry.name)), ())
        return next(
            (
                earlier
                for earlier in reversed(found)
                if earlier < number and _same_place(_place(self._entries[earlier]), entry.name)
            ),
            None,
        )


def _place(entry: Entry) -> str:
    """Where the output went; an audit that does not tell was likely written in place."""
    return entry.name if entry.output is None else entry.output


def _untouched(entry: Entry) -> bool:
    return entry.source.sha256 == entry.output_sha256


def _last(name: str) -> str:
    return os.path.basename(os.path.normpath(name))  # noqa: PTH119 – a name, not a file


def _same_place(one: str, other: str) -> bool:
    """Whether two paths are one; of a relative one it is not known where it began."""
    short, long = sorted(map(os.path.normpath, (one, other)), key=len)
    if os.path.isabs(one) == os.path.isabs(other):  # noqa: PTH117 – a name, not a file
        return short == long
    return long.endswith(f"{os.sep}{short}")


def _likeness_of(entry: Entry, name: str) -> int:
    return max(_likeness(_place(entry), name), _likeness(entry.name, name))


def _likeness(one: str, other: str) -> int:
    """How many parts at the end of two paths are alike; a page's text may have ``.txt`` added."""
    parts = zip(reversed(Path(one).parts), reversed(Path(other).parts), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[1] in (pair[0], f"{pair[0]}.txt"), parts))


def _is_called(entry: Entry, document: str) -> bool:
    by_hash = len(document) >= _MOST and entry.source.sha256.startswith(document.lower())
    return by_hash or _same_place(entry.name, document)


def _origins(trails: Iterable[Trail]) -> list[Trail]:
    """One trail, the latest, to each input."""
    return list({trail[-1].source.sha256: trail for trail in trails}.values())


def _only(trails: list[Trail], name: str) -> Trail:
    if len(trails) > 1:
        raise AuditError(
            f"{name}: {len(trails)} documents came out as this text: {_listed(trails)}; "
            "say which with --document, by name or by hash"
        )
    return trails[0]


def _listed(trails: list[Trail]) -> str:
    shown = [f"{trail[-1].name} ({trail[-1].source.sha256[:_SHOWN]})" for trail in trails[:_MOST]]
    more = len(trails) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
