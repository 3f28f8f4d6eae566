"""Counts over records, small however many they are; those of parts add up to those of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cleaner.model import Cleaned

MOST = 20
"""Outliers that are kept."""

SAMPLES = 3
"""Texts that are kept of a rule."""

LENGTH = 200
"""Characters of a sample."""

LEAST = 400
"""Characters of a text whose loss is worth a look."""

Outlier = tuple[float, str, int, int]


@dataclass(slots=True)
class Tally:
    """What was read, written and removed.

    Attributes:
        records: that were read.
        failed: of these, records that could not be cleaned.
        empty: records without text; they are written as they are.
        chars: characters of text that came in.
        removed: of these, characters that went.
        obstacles: records by what stands where an article should, those that have one.
        kinds: removed characters by kind.
        rules: pieces removed, by rule or signal.
        sites: for each outlet whose rules acted ("" for none), its records, characters, removed
            characters.
        outliers: records worth reading: those that lost most, a fixed number (`MOST`), as
            (share removed, name, number, characters).
        samples: of each rule or signal the first few different texts that it took, shortened.
    """

    records: int = 0
    failed: int = 0
    empty: int = 0
    chars: int = 0
    removed: int = 0
    obstacles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    sites: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    outliers: list[Outlier] = field(default_factory=list)
    samples: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def note(self, cleaned: Cleaned | None, name: str, number: int) -> None:
        """Count a record that was cleaned; None where it has no text."""
        self.records += 1
        if cleaned is None:
            self.empty += 1
            return
        chars = len(cleaned.document.text)
        gone = sum(end - start for start, end in cleaned.gone)
        self.chars += chars
        self.removed += gone
        if cleaned.obstacle is not None:
            self.obstacles[cleaned.obstacle] += 1
        site = cleaned.site or ""
        before = self.sites.get(site, (0, 0, 0))
        self.sites[site] = (before[0] + 1, before[1] + chars, before[2] + gone)
        if gone:
            self._note_removals(cleaned)
            if chars >= LEAST:
                self.outliers.append((round(gone / chars, 6), name, number, chars))

    def note_failed(self) -> None:
        """Count a record that failed."""
        self.records += 1
        self.failed += 1

    def settle(self) -> Tally:
        """Only the outliers that are worth most stay."""
        self.outliers = _foremost(self.outliers)
        return self

    def _note_removals(self, cleaned: Cleaned) -> None:
        for gone in cleaned.dropped:
            self.kinds[gone.kind] += gone.end - gone.start
            self.rules[gone.by] += 1
            known = self.samples.get(gone.by, ())
            if len(known) < SAMPLES:
                sample = " ".join(gone.text[: 2 * LENGTH].split())[:LENGTH]
                self.samples[gone.by] = _first((*known, sample))


def added(one: Tally, other: Tally) -> Tally:
    """The tally of both, ``one`` before ``other``; neither is changed."""
    sites = dict(one.sites)
    for site, (records, chars, removed) in other.sites.items():
        before = sites.get(site, (0, 0, 0))
        sites[site] = (before[0] + records, before[1] + chars, before[2] + removed)
    samples = dict(one.samples)
    for rule, texts in other.samples.items():
        samples[rule] = _first((*samples.get(rule, ()), *texts))
    return Tally(
        records=one.records + other.records,
        failed=one.failed + other.failed,
        empty=one.empty + other.empty,
        chars=one.chars + other.chars,
        removed=one.removed + other.removed,
        obstacles=one.obstacles + other.obstacles,
        kinds=one.kinds + other.kinds,
        rules=one.rules + other.rules,
        sites=sites,
        outliers=_foremost([*one.outliers, *other.outliers]),
        samples=samples,
    )


def as_json(tally: Tally) -> dict[str, Any]:
    """The tally as JSON has it; names in order, so that equal tallies are equal bytes."""
    return {
        "records": tally.records,
        "failed": tally.failed,
        "empty": tally.empty,
        "chars": tally.chars,
        "removed": tally.removed,
        "obstacles": dict(sorted(tally.obstacles.items())),
        "kinds": dict(sorted(tally.kinds.items())),
        "rules": dict(sorted(tally.rules.items())),
        "sites": {site: list(counts) for site, counts in sorted(tally.sites.items())},
        "outliers": [list(each) for each in tally.outliers],
        "samples": {rule: list(texts) for rule, texts in sorted(tally.samples.items())},
    }


def from_json(record: dict[str, Any]) -> Tally:
    """The tally that `as_json` wrote.

    Raises:
        KeyError: something is missing.
        TypeError: something else stands there.
        ValueError: likewise.
    """
    counts = {name: int(record[name]) for name in ("records", "failed", "empty", "chars")}
    return Tally(
        **counts,
        removed=int(record["removed"]),
        obstacles=Counter(record["obstacles"]),
        kinds=Counter(record["kinds"]),
        rules=Counter(record["rules"]),
        sites={site: (int(a), int(b), int(c)) for site, (a, b, c) in record["sites"].items()},
        outliers=[(float(a), str(b), int(c), int(d)) for a, b, c, d in record["outliers"]],
        samples={rule: tuple(map(str, texts)) for rule, texts in record["samples"].items()},
    )


def _foremost(outliers: Iterable[Outlier]) -> list[Outlier]:
    """Those that lost the greatest share; of equals the first by name and number."""
    return sorted(outliers, key=lambda each: (-each[0], each[1], each[2]))[:MOST]


def _first(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))[:SAMPLES]
