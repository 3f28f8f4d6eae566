"""A trial of rules as a terminal shows it: a line a rule, then the lines that changed, then all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from cleaner.cli.columns import fitted, left, right, width_of
from cleaner.cli.paint import Paint
from cleaner.cli.streams import printable
from cleaner.strip.ledger import THRESHOLD
from cleaner.strip.trial.tally import SHOWN, Alike, Changes, Figures, Tally

_NUMBERS = ("pages", "lines", "words", "new")
_CELL = 7


def shown(tally: Tally, *, paint: Paint, width: int, whole: bool) -> Iterator[str]:
    """Lines for a terminal of a width; ``whole`` lists all lines that changed."""
    if tally.rules:
        yield from _table(tally, paint)
        yield ""
    for heading, changes in (("Newly gone", tally.gone), ("Newly kept", tally.kept)):
        if changes.lines:
            yield paint("bold", heading)
            yield from _changes(changes, None if whole else SHOWN, paint, width)
            yield ""
    yield _summary(tally)


def _table(tally: Tally, paint: Paint) -> Iterator[str]:
    names = {name: printable(name) for name in tally.rules}
    room = max(len("rule"), *map(width_of, names.values()))
    numbers = " ".join(right(name, _CELL) for name in _NUMBERS)
    yield paint("dim", f"{left('rule', room)} {numbers}")
    for name, figures in tally.figures.items():
        cells = [right(f"{getattr(figures, key):,}", _CELL) for key in _NUMBERS]
        remark = _remark(tally, name, figures)
        yield f"{left(names[name], room)} {' '.join(cells)}  {remark}".rstrip()


def _remark(tally: Tally, name: str, figures: Figures) -> str:
    if figures.greed is not None:
        greed = figures.greed
        first = "first " if greed.lines > 1 else ""
        return f"greedy: {greed.words:,} words of prose, {first}at {printable(str(greed.at))}"
    if not figures.found:
        of_outlet = _acts(tally, name)
        return "never hit" if of_outlet else "never hit: no page of its outlet"
    entry = tally.rules[name].entry
    if not figures.lines:
        alone = " alone" if entry.score < THRESHOLD else ""
        return f"finds {_count(figures.found, 'line')}, takes none{alone}"
    return "keeps them" if entry.kind == "keep" else ""


def _acts(tally: Tally, name: str) -> bool:
    """Whether a rule had a page to act on; of a family it is not known."""
    site = tally.rules[name].site
    return site.startswith("_") or site in tally.sites


def _changes(changes: Changes, most: int | None, paint: Paint, width: int) -> Iterator[str]:
    some = _some(list(changes), most)
    for by, lines in groupby(some, key=attrgetter("by")):
        yield f"  {paint('dim', printable(by))}"
        yield from (f"    {_line(alike, width - 4)}" for alike in lines)
    more = changes.lines - sum(alike.lines for alike in some)
    if more:
        yield paint("dim", f"  ... and {more:,} more; --all lists them")


def _some(every: Sequence[Alike], most: int | None) -> list[Alike]:
    """So many at most: the first of everything that takes lines, then the second, and so on."""
    if most is None or len(every) <= most:
        return list(every)
    ranked = [
        (rank, place)
        for _, group in groupby(range(len(every)), key=lambda place: every[place].by)
        for rank, place in enumerate(group)
    ]
    return [every[place] for place in sorted(place for _, place in sorted(ranked)[:most])]


def _line(alike: Alike, room: int) -> str:
    place = printable(str(alike.at))
    pages = f"  ({alike.pages:,} pages)" if alike.pages > 1 else ""
    text = fitted(printable(alike.text), max(20, room - width_of(place) - 2 - len(pages)))
    return f"{place}  {text}{pages}"


def _summary(tally: Tally) -> str:
    pages = f"{_count(tally.pages, 'page')}, {tally.acted:,} of them under tried rules"
    outlets = f"rules of {_count(len(tally.sites), 'outlet')} acted"
    return f"{pages}; {outlets}; newly gone: {_much(tally.gone)}; newly kept: {_much(tally.kept)}."


def _much(changes: Changes) -> str:
    if not changes.lines:
        return "nothing"
    return f"{_count(changes.lines, 'line')}, {_count(changes.words, 'word')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
