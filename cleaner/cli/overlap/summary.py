"""What was found as a terminal shows it: how much, between whom, and the strongest passages."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from cleaner.cli.columns import fitted, left, percent, right, width_of
from cleaner.cli.overlap.pairs import article_pairs
from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable
from cleaner.overlap.records import Cluster, Overlap
from cleaner.overlap.report.counts import credited_in, kinds_of
from cleaner.overlap.times import Stamp, by_time, stamp, told

CLUSTERS = 8
"""Clusters that are shown."""

MEMBERS = 4
"""Members of a cluster that are named."""

NAME = 26
"""Columns of an outlet's name."""

CELL, SIDE = 6, 12
"""Columns of a share, and of the number and the words of an outlet with their blanks."""


def overlap_summary(overlap: Overlap, *, paint: Paint, width: int) -> Iterator[str]:
    """Lines for a terminal of a width."""
    yield paint("bold", _heading(overlap))
    if not overlap.matches:
        yield "No passage stands in two outlets."
        return
    yield _kinds(overlap)
    yield ""
    yield from _table(overlap, paint, width)
    yield ""
    yield from article_pairs(overlap, paint=paint, width=width)
    yield from _clusters(overlap, paint, width)


def more(*, wrote_page: bool) -> str:
    """How to get all of it."""
    page = "" if wrote_page else "--html report.html (side by side), "
    return f"More: {page}--to csv|jsonl|parquet (a match a row), --json (all of it)"


def _heading(overlap: Overlap) -> str:
    outlets = {article.outlet for article in overlap.articles}
    return (
        f"{_count(len(overlap.articles), 'document')} of {_count(len(outlets), 'outlet')}, "
        f"{sum(overlap.words):,} words: {_count(len(overlap.matches), 'match', 'es')} "
        f"in {_count(len(overlap.clusters), 'passage')}"
    )


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number:,} {noun}{'' if number == 1 else plural}"


def _kinds(overlap: Overlap) -> str:
    listed = [f"{kind} {count:,}" for kind, count in kinds_of(overlap).items()]
    credited = credited_in(overlap)
    listed += [f"an agency is credited in {credited:,}"] if credited else []
    return " · ".join(listed)


def _table(overlap: Overlap, paint: Paint, width: int) -> Iterator[str]:
    """Of the words of each row's outlet, how many stand in each column's; alone on the diagonal."""
    words, shared = _words_of_outlets(overlap)
    longest = max(width_of(printable(name)) for name in words)
    room = max(8, min(NAME, longest, width - SIDE - 2 * (CELL + 1)))
    names, least = _closest(overlap, words, max(2, (width - SIDE - room) // (CELL + 1)))
    numbers = " ".join(right(str(number), CELL) for number in range(1, len(names) + 1))
    yield paint("dim", f"{'':>3} {left('outlet', room)} {right('words', 7)} {numbers}")
    for number, name in enumerate(names, 1):
        cells = [_cell(overlap, paint, (name, other), words, shared) for other in names]
        shown = left(printable(name), room)
        yield f"{number:>3} {shown} {right(f'{words[name]:,}', 7)} {' '.join(cells)}"
    notes = ["Share of the row's words that stand in the column; diagonal: nowhere else."]
    if len(words) > len(names):
        left_out = _count(len(words) - len(names), "more outlet")
        notes.append(f"{left_out}; {_at_most(least)}.")
    for note in notes:
        yield paint("dim", f"    {fitted(note, width - 4)}")


def _closest(overlap: Overlap, words: Counter[str], most: int) -> tuple[list[str], float]:
    """The outlets of the pairs with the largest shares, and the largest of the pairs left out.

    So every outlet stands beside those with which it shares most.
    """
    names: dict[str, None] = {}
    pairs = sorted((-_share(pair, both, words), pair) for pair, both in overlap.table.items())
    for share, pair in pairs:
        if len(names.keys() | pair) > most:
            return list(names), -share
        names.update(dict.fromkeys(sorted(pair, key=lambda name: (name not in names, name))))
    rest = sorted(words.keys() - names.keys())
    return [*names, *rest][:most], 0.0


def _share(pair: tuple[str, str], both: tuple[int, int], words: Counter[str]) -> float:
    """The larger share of the two outlets' words that the other has."""
    return max(part / max(1, words[name]) for name, part in zip(pair, both, strict=True))


def _at_most(share: float) -> str:
    """What is true of all pairs that are left out."""
    if not share:
        return "none of them shares anything"
    return f"no pair with one shares more than {math.ceil(100 * share)} % of either's words"


def _words_of_outlets(overlap: Overlap) -> tuple[Counter[str], Counter[str]]:
    words: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for article, size, common in zip(overlap.articles, overlap.words, overlap.shared, strict=True):
        words[article.outlet] += size
        shared[article.outlet] += common
    return words, shared


def _cell(
    overlap: Overlap,
    paint: Paint,
    pair: tuple[str, str],
    words: Counter[str],
    shared: Counter[str],
) -> str:
    name, other = pair
    if name == other:
        unique = words[name] - shared[name]
        return paint("kept", right(percent(unique, words[name]), CELL))
    low, high = sorted(pair)
    both = overlap.table.get((low, high), (0, 0))
    share = both[0] if name == low else both[1]
    cell = right(percent(share, words[name]) if share else "·", CELL)
    return paint("gone" if share else "dim", cell)


def _clusters(overlap: Overlap, paint: Paint, width: int) -> Iterator[str]:
    for number, cluster in enumerate(overlap.clusters[:CLUSTERS], 1):
        head = f"{cluster.kind} · {_count(cluster.words, 'word')} · {_first(overlap, cluster)}"
        yield f"{number:>3} {paint('bold', fitted(printable(head), width - 4))}"
        yield f"    {fitted(printable(' '.join(cluster.text.split())), width - 4)}"
        for line in _members(overlap, cluster):
            yield paint("dim", f"    {fitted(printable(line), width - 4)}")
    rest = len(overlap.clusters) - CLUSTERS
    if rest > 0:
        yield paint("dim", f"    {_count(rest, 'more passage')}.")


def _first(overlap: Overlap, cluster: Cluster) -> str:
    count = _count(len(cluster.outlets), "outlet")
    when, most = _when(overlap, cluster)
    if cluster.first is None:
        return f"{count} · {'several on the first day' if any(s.date for s in most) else 'undated'}"
    first = when[cluster.first]
    which = "first here" if all(each.date for each in when) else "earliest dated here"
    return f"{count} · {which}: {first.outlet}, {told(first, by_time=by_time(most))}"


def _when(overlap: Overlap, cluster: Cluster) -> tuple[list[Stamp], list[Stamp]]:
    """When each member was published, and those that carry most of the text."""
    when = [stamp(overlap.articles[member.article]) for member in cluster.members]
    return when, [when[at] for at in cluster.carriers]


def _members(overlap: Overlap, cluster: Cluster) -> Iterator[str]:
    """Each outlet once, with the places where it has the passage, or a shorter stretch of it."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    when, most = _when(overlap, cluster)
    timed = by_time(most)
    for member, own, words in zip(cluster.members, when, cluster.carries, strict=True):
        day = told(own, by_time=timed)
        published = f" ({day})" if day else ""
        part = f", {_count(words, 'word')}" if words < cluster.words else ""
        name = overlap.articles[member.article].id
        places[own.outlet].append(f"{name}, line {member.line}{published}{part}")
    for outlet, found in list(places.items())[:MEMBERS]:
        others = f", {len(found) - 1:,} more" if len(found) > 1 else ""
        yield f"{outlet}: {found[0]}{others}"
    if len(places) > MEMBERS:
        yield f"{_count(len(places) - MEMBERS, 'more outlet')}"
