"""What a run found, as plain values for JSON: only sums, nothing of any page."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from bench.extraction.kinds import KINDS
from bench.extraction.measures import summarise
from bench.extraction.race import Result
from bench.extraction.roster import Entry

GROUPS: dict[str, Callable[[Result], str]] = {
    "source": lambda result: result.source,
    "renderer": lambda result: result.renderer,
    "lang": lambda result: result.lang or "unknown",
}
"""What pages are grouped by; a grouping with nothing but "" is left out."""


def row(entry: Entry, results: Sequence[Result], *, base: float | None) -> dict[str, Any]:
    """One tool's row.

    Args:
        entry: the tool.
        results: one a page; none where the tool is absent.
        base: CPU seconds a page of the tool whose speed is 1, where it ran.
    """
    if entry.tool is None:
        return {"tool": entry.name, "absent": entry.reason}
    found = {"tool": entry.name, "version": entry.tool.version}
    if not results:
        return found
    return found | {
        "failed": sum(result.failed for result in results),
        "speed": _speed(results, base),
        "all": _summary(results),
        "by": {name: groups for name, key in GROUPS.items() if (groups := _by(key, results))},
        "left by kind": _kinds(results),
    }


def seconds_a_page(results: Sequence[Result]) -> float | None:
    """Mean CPU seconds, or None where nothing ran."""
    if not results:
        return None
    return sum(result.seconds for result in results) / len(results)


def _speed(results: Sequence[Result], base: float | None) -> dict[str, float | None]:
    """Pages and megabytes of characters a CPU second; the ratio alone travels to other machines."""
    seconds = max(sum(result.seconds for result in results), 1e-9)
    size = sum(result.size for result in results)
    pages = len(results) / seconds
    return {
        "pages a second": _rounded(pages),
        "million characters a second": _rounded(size / seconds / 1e6),
        "ratio": None if base is None else _rounded(pages * base),
    }


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def _summary(results: Sequence[Result]) -> dict[str, float]:
    summary = dataclasses.asdict(summarise([result.measure for result in results]))
    return {name: round(value, 4) for name, value in summary.items()}


def _by(key: Callable[[Result], str], results: Sequence[Result]) -> dict[str, dict[str, float]]:
    groups: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[key(result)].append(result)
    if set(groups) == {""}:
        return {}
    return {name: _summary(group) for name, group in sorted(groups.items())}


def _kinds(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """Of each kind, the words left a page, their share of all, and the share of pages with any."""
    words: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for result in results:
        words.update(result.kinds)
        pages.update(result.kinds.keys())
    total = words.total() or 1
    return {
        kind: {
            "words a page": round(words[kind] / len(results), 2),
            "share": round(words[kind] / total, 4),
            "pages": round(pages[kind] / len(results), 4),
        }
        for kind in KINDS
    }
