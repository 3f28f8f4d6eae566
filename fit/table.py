"""The figures of cross-validation as tables of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fit.measures import Said, Summary, measure, summarise
from fit.rows import Origin

THRESHOLDS = (0.0, -1.0, -1.5, -2.0, -3.0)
FEWEST = 10
"""Pages below which a language or source is put to the others of its kind."""
KINDS = ("renderer", "lang", "source")


def table(judge: str, said: Said) -> Iterator[str]:
    """Lines: for all pages and each group of them a row for each threshold."""
    groups = groups_of([sheet.origin for sheet, _ in said])
    width = max(len(judge), *map(len, groups))
    yield f"{judge:{width}}  threshold  pages     F1      P      R    lost  losing    <1/5"
    pages = {
        threshold: [measure(sheet, logits > threshold) for sheet, logits in said]
        for threshold in THRESHOLDS
    }
    for name, numbers in groups.items():
        for threshold, measures in pages.items():
            figures = _figures(summarise([measures[number] for number in numbers]))
            yield f"{name:{width}}  {threshold:9g}  {figures}"


def groups_of(origins: Sequence[Origin]) -> dict[str, list[int]]:
    """The numbers of the pages of each group; a kind with one group alone is left out."""
    groups = {"all": list(range(len(origins)))}
    for kind in KINDS:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, origin in enumerate(origins):
            found[str(getattr(origin, kind)) or "unknown"].append(number)
        rare = [name for name, numbers in found.items() if len(numbers) < FEWEST]
        others = sorted(number for name in rare for number in found.pop(name))
        named = {f"{kind} {name}": numbers for name, numbers in sorted(found.items())}
        if others:
            named[f"{kind}: others"] = others
        groups |= named if len(named) > 1 else {}
    return groups


def _figures(found: Summary) -> str:
    return (
        f"{found.pages:5}  {found.f1:.4f}  {found.precision:.3f}  {found.recall:.3f}  "
        f"{found.lost:.4f}  {found.losing:6.3f}  {found.starved:.4f}"
    )
