"""How the results of a run are written: as text, as JSON Lines, in place, or only shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from cleaner.cli.files.inputs import Input
from cleaner.cli.files.places import Places, identities, identity, keep_apart
from cleaner.cli.report import UsageError
from cleaner.cli.run.plan import OPTION_OF, Plan
from cleaner.cli.run.texts.outcome import Outcome
from cleaner.cli.streams import (
    STANDARD,
    PlaceError,
    append_lines,
    noted_lines,
    write_file,
    write_stdout,
)
from cleaner.model import CleanerError
from cleaner.strip.audit import told_where

Write = Callable[[Input, Outcome], None]
"""Writes one result."""

Noting = Callable[[Outcome, Path], AbstractContextManager[None]]
"""Notes what goes, and where the rest of it goes, around the moment in which that is written."""


def chosen_writer(plan: Plan, inputs: list[Input], *, several: bool) -> Write:
    """How results are written, checked before the first is made.

    Raises:
        UsageError: the output is missing, ambiguous, or an input.
    """
    read = identities(inputs)
    keep_apart("--audit", plan.audit, read | ({identity(plan.output)} if plan.output else set()))
    _check_audit(plan)
    noting = _noting(plan)
    if plan.in_place:
        return _in_place(plan, inputs, noting)
    if plan.mode in ("diff", "dry-run", "check"):
        return _show(_not_noted)
    if plan.mode == "jsonl":
        return _jsonl(plan, inputs, noting)
    if plan.output is not None:
        into_folder = several or plan.into_folder
        places = Places(plan.output, inputs, into_folder=into_folder, others=[plan.audit])
        return _to_files(places, noting)
    if several:
        raise UsageError(
            "several inputs: name a folder with -o, or ask for --to jsonl or --in-place"
        )
    return _to_stdout(noting)


def _noting(plan: Plan) -> Noting:
    """How what goes is noted; before it is gone, and not if nothing is written."""
    audit = plan.audit
    if audit is None:
        return _not_noted
    return lambda made, place: noted_lines(audit, told_where(made.audit, str(place)))


def _not_noted(_made: Outcome, _place: Path) -> AbstractContextManager[None]:
    return nullcontext()


def _check_audit(plan: Plan) -> None:
    if plan.audit is None:
        return
    from cleaner.cli.files.audit_file import check_audit

    check_audit(plan.audit)
    if plan.mode == "paragraphs":
        raise UsageError("--audit puts back what --to text wrote, not --to paragraphs; choose one")
    taken = plan.output is None and not plan.in_place
    if taken and plan.audits and plan.audit == STANDARD:
        raise UsageError("--audit -: the text goes to standard output; name a file for one of them")


def _to_stdout(noting: Noting) -> Write:
    def write(_here: Input, made: Outcome) -> None:
        with noting(made, STANDARD):
            write_stdout(made.data)

    return write


def _to_files(places: Places, noting: Noting) -> Write:
    def write(here: Input, made: Outcome) -> None:
        path = places.of(here, suffix=".txt" if made.html else "")
        write_file(path, made.data, around=noting(made, path))

    return write


def _in_place(plan: Plan, inputs: list[Input], noting: Noting) -> Write:
    _check_in_place(plan, inputs)

    def write(here: Input, made: Outcome) -> None:
        path = here.path
        if path is None:
            return
        noted = noting(made, path)
        if not made.gone:
            with noted:
                return
        if not path.is_file():
            raise CleanerError(f"{path}: is a pipe or a device; --in-place needs a file")
        saved = path.with_name(path.name + plan.backup)
        write_file(path, made.data, like=path, around=_with_backup(here, saved, noted))

    return write


@contextmanager
def _with_backup(here: Input, saved: Path, noted: AbstractContextManager[None]) -> Iterator[None]:
    """The old text is kept, then what goes is noted; both are undone where that fails."""
    if os.path.lexists(saved):
        raise PlaceError(f"{saved}: a backup stands there; move it, or choose --backup")
    write_file(saved, here.read(), like=here.path)
    try:
        with noted:
            yield
    except (OSError, CleanerError):
        saved.unlink()
        raise


def _check_in_place(plan: Plan, inputs: list[Input]) -> None:
    if plan.mode != "text":
        raise UsageError(f"--in-place writes text; it does not go with {OPTION_OF[plan.mode]}")
    if plan.output is not None:
        raise UsageError("--in-place and -o do not go together; choose one")
    if not plan.backup or "/" in plan.backup:
        raise UsageError("--backup: give a suffix such as .orig; --in-place needs a backup")
    if any(here.path is None for here in inputs):
        raise UsageError("--in-place needs files; standard input has no place")


def _show(noting: Noting) -> Write:
    def write(_here: Input, made: Outcome) -> None:
        with noting(made, STANDARD):
            if made.shown:
                write_stdout(made.shown)

    return write


def _jsonl(plan: Plan, inputs: list[Input], noting: Noting) -> Write:
    """All records to standard output or into one file; into a folder, a file for each.

    The text is a part of a record, so it is not told where it went.
    """
    target = plan.output
    if target is None:
        return _show(noting)
    if plan.into_folder or target.is_dir():
        places = Places(target, inputs, into_folder=True, others=[plan.audit])
        return lambda here, made: write_file(
            places.of(here, suffix=".jsonl"), made.shown, around=noting(made, STANDARD)
        )
    keep_apart("-o", target, identities(inputs))
    write_file(target, b"")

    def write(_here: Input, made: Outcome) -> None:
        with noting(made, STANDARD):
            append_lines(target, [made.shown.decode().removesuffix("\n")])

    return write
