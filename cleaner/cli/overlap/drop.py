"""``clean overlap --drop-duplicates``: the corpus again, of every copy only one."""

from __future__ import annotations

from collections import defaultdict
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from cleaner import __version__
from cleaner.cli.files.places import Places
from cleaner.cli.overlap.plan import Drop, OverlapPlan
from cleaner.cli.report import Failures, UsageError, tell, warn
from cleaner.cli.streams import STANDARD, noted_lines, printable, write_file, write_stdout
from cleaner.corpus.articles.corpus import Corpus
from cleaner.corpus.containers.held import Held
from cleaner.corpus.drop.cuts import Loss
from cleaner.corpus.drop.inputs import as_it_is, rest_of
from cleaner.corpus.drop.rest import Losses, Rest
from cleaner.model import InputError
from cleaner.overlap.drop.copies import Copies, Copy, copies
from cleaner.overlap.records import Overlap
from cleaner.overlap.report.review import Reviews
from cleaner.strip.audit import entry_lines, told_where


def planned_places(
    plan: OverlapPlan, drop: Drop, inputs: list[Held], *, several: bool
) -> Places | None:
    """Where the corpus goes; None for standard output.

    Raises:
        UsageError: several inputs and no folder for them, or an output that is an input or
            another output.
    """
    if plan.output is not None:
        into_folder, others = several or drop.into_folder, [drop.audit, plan.html, plan.review]
        return Places(plan.output, inputs, into_folder=into_folder, others=others)
    if several:
        raise UsageError("--drop-duplicates: several inputs: name a folder with -o")
    return None


def write_without_copies(
    plan: OverlapPlan, corpus: Corpus, overlap: Overlap, reviews: Reviews, places: Places | None
) -> int:
    """Write every input again without what stands elsewhere; say how much went.

    Returns:
        The exit code.
    """
    drop = plan.drop or Drop()
    _doubt(drop, overlap)
    dismissed = {name for name, review in reviews.items() if review.verdict == "dismiss"}
    found = copies(overlap, drop.choice, dismissed=dismissed)
    losses = _Losses(corpus, overlap, found)
    failures = Failures(total=len(corpus.inputs))
    for number, held in enumerate(corpus.inputs):
        try:
            rest = losses.rest(number, plan) or as_it_is(held)
        except InputError:
            failures.begun += 1
            continue  # it cannot be read, as was said before
        with failures.noted(held.name):
            _write(held, rest, drop, places)
    _tell(plan, overlap, losses)
    return failures.code


def _write(held: Held, rest: Rest, drop: Drop, places: Places | None) -> None:
    written = places is not None and rest.data is not None
    path = places.of(held, suffix=rest.suffix) if places is not None and written else None
    noted = _noted(drop.audit, held, rest, path or STANDARD)
    if path is not None:
        write_file(path, rest.data or b"", around=noted)
        return
    with noted:
        if places is None:
            write_stdout(rest.data or b"")


def _noted(audit: Path | None, held: Held, rest: Rest, place: Path) -> AbstractContextManager[None]:
    """What goes is noted before it is gone, and not if nothing is written."""
    if audit is None:
        return nullcontext()
    lines = _entry(held, rest)
    return noted_lines(audit, lines if rest.data is None else told_where(lines, str(place)))


def _doubt(drop: Drop, overlap: Overlap) -> None:
    """An outlet in the ranking that is none of these is likely misspelt."""
    known = {article.outlet.casefold() for article in overlap.articles}
    for name in drop.choice.priority:
        if name.casefold() not in known:
            warn(f"--outlet-priority {name}: no outlet here is called so")


def _entry(held: Held, rest: Rest) -> list[str]:
    more = {"site": None, "version": __version__, "warnings": [], **rest.more}
    return list(entry_lines(held.name, rest.source, rest.plain, rest.notes, more))


class _Losses:
    """What each input loses, and what was left because it cannot be cut out."""

    def __init__(self, corpus: Corpus, overlap: Overlap, found: Copies) -> None:
        self.corpus, self.articles, self.found = corpus, overlap.articles, found
        self.uncut = 0
        self.gone: list[Copy] = []
        self.whole = 0
        at = {article.id: index for index, article in enumerate(corpus.articles)}
        of: defaultdict[int, dict[int, Copy]] = defaultdict(dict)
        for copy in found.gone:
            of[copy.gone.article][copy.gone.paragraph] = copy
        self._of_input: defaultdict[int, dict[int, Loss]] = defaultdict(dict)
        for index, mine in of.items():
            article = self.articles[index]
            self._add(at[article.id], Loss(article, mine, whole=index in found.whole))

    def _add(self, index: int, loss: Loss) -> None:
        line = self.corpus.lines[index]
        if line and index in self.corpus.rendered and not loss.whole:
            self.uncut += len(loss.copies)
            return
        self._of_input[self.corpus.sources[index]][line] = loss

    def rest(self, number: int, plan: OverlapPlan) -> Rest | None:
        """What is left of an input; None where nothing goes, or nothing can."""
        losses: Losses = self._of_input.get(number, {})
        if not losses:
            return None
        held, form = self.corpus.inputs[number], self.corpus.forms[number]
        try:
            rest = rest_of(held, form, losses, plan.reading.names, self.articles)
        except InputError:
            self.uncut += sum(len(loss.copies) for loss in losses.values())
            return None
        for loss in losses.values():
            self.gone += loss.copies.values()
            self.whole += loss.whole
        return rest


def _tell(plan: OverlapPlan, overlap: Overlap, losses: _Losses) -> None:
    """How much went, on standard error."""
    if plan.reading.quiet:
        return
    drop = plan.drop or Drop()
    gone = losses.gone
    total = sum(sum(article.kept) for article in overlap.articles)
    near = sum(copy.kind == "near" for copy in gone)
    signs = sum(copy.gone.end - copy.gone.start for copy in gone)
    tell(
        f"dropped {len(gone):,} of {total:,} paragraphs ({len(gone) - near:,} verbatim, "
        f"{near:,} near; {signs:,} characters), {losses.whole:,} of "
        f"{len(overlap.articles):,} documents whole; of each copy the {_kept(drop)} stays\n"
    )
    if losses.uncut:
        tell(f"{losses.uncut:,} more stay: they stand in rows of HTML or in damaged files\n")
    if drop.audit not in (None, STANDARD) and gone:
        tell(f"{printable(str(drop.audit))}: which copy stays and why; for clean restore\n")


def _kept(drop: Drop) -> str:
    keep = drop.choice.keep
    return "one of the best outlet" if keep == "priority" else keep
