"""What ``clean overlap`` reads: each input once, and never what an earlier run wrote."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.files.inputs import Input, found_inputs, told_apart
from cleaner.cli.files.passed_over import Choice, chosen
from cleaner.cli.files.places import identity
from cleaner.cli.overlap.plan import OverlapPlan, written_files
from cleaner.cli.streams import is_stdout
from cleaner.corpus.containers.held import Held, Once, is_regular
from cleaner.model import InputError

_BEGINNINGS = (b"id,kind,score,a_doc,", b'{"format": 1, "tool": ', b'{"audit": 1, ', b'{"id": "')
_PAGE = b"<title>Overlap report</title>"


def overlap_inputs(paths: list[Path], plan: OverlapPlan) -> list[Held]:
    """The inputs behind paths; a report in a folder that is to be written again is none of them.

    Raises:
        InputError: an input is standard output too.
        UsageError: standard input is named twice.
    """
    outputs = {identity(path) for _, path in written_files(plan) if path.is_file()}
    review = {identity(plan.review)} if plan.review is not None else set()
    known: set[object] = set()
    inputs: list[Held] = []
    reading = plan.reading
    choice = Choice(
        include=reading.include,
        exclude=reading.exclude,
        binaries=plan.drop is not None,  # what stands in a corpus is written again
    )
    found = chosen(found_inputs(paths), choice, quiet=reading.quiet)
    for here in found if plan.drop is None else told_apart(found, paths):
        if here.path is not None:
            itself = identity(here.path)
            if itself in known or _is_no_news(here, here.path, itself, (outputs, review)):
                continue
            known.add(itself)
        inputs.append(here if is_regular(here) else Once(here))
    return inputs


def _is_no_news(
    here: Input, path: Path, itself: object, ours: tuple[set[object], set[object]]
) -> bool:
    """Whether a file that was found in a folder is a report of ours, or the review."""
    outputs, review = ours
    if is_stdout(path):
        if not here.walked or path.stat().st_size:
            raise InputError(f"{path}: is the output too; write elsewhere")
        return True
    return here.walked and (itself in review or (itself in outputs and _is_report(path)))


def _is_report(path: Path) -> bool:
    """Whether it is what we write, or empty; any other file is too dear to be written over."""
    try:
        with path.open("rb") as file:
            head = file.read(8192)
    except OSError:
        return False
    return not head or head.startswith(_BEGINNINGS) or _PAGE in head
