"""How the results of a run are written: as text, as JSON Lines, in place, or only shown."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.cli.inputs import Input
from cleaner.cli.outcome import Outcome
from cleaner.cli.places import Places, identities, identity, keep_apart
from cleaner.cli.plan import OPTION_OF, Plan
from cleaner.cli.report import UsageError
from cleaner.cli.streams import STANDARD, append_lines, write_file, write_stdout
from cleaner.model import CleanerError

Write = Callable[[Input, Outcome], None]
"""Writes one result."""


def chosen_writer(plan: Plan, inputs: list[Input], *, several: bool) -> Write:
    """How results are written, checked before the first is made.

    Raises:
        UsageError: the output is missing, ambiguous, or an input.
    """
    read = identities(inputs)
    keep_apart("--audit", plan.audit, read | ({identity(plan.output)} if plan.output else set()))
    _check_audit(plan)
    if plan.in_place:
        return _in_place(plan, inputs)
    if plan.mode in ("diff", "dry-run", "check"):
        return _show
    if plan.mode == "jsonl":
        return _jsonl(plan, inputs)
    if plan.output is not None:
        into_folder = several or plan.into_folder
        return _to_files(Places(plan.output, inputs, into_folder=into_folder, others=[plan.audit]))
    if several:
        raise UsageError(
            "several inputs: name a folder with -o, or ask for --to jsonl or --in-place"
        )
    return lambda _here, made: write_stdout(made.data)


def _check_audit(plan: Plan) -> None:
    if plan.audit is not None and plan.mode == "paragraphs":
        raise UsageError("--audit puts back what --to text wrote, not --to paragraphs; choose one")
    taken = plan.output is None and not plan.in_place
    if taken and plan.audits and plan.audit == STANDARD:
        raise UsageError("--audit -: the text goes to standard output; name a file for one of them")


def _to_files(places: Places) -> Write:
    def write(here: Input, made: Outcome) -> None:
        write_file(places.of(here, suffix=".txt" if made.html else ""), made.data)

    return write


def _in_place(plan: Plan, inputs: list[Input]) -> Write:
    _check_in_place(plan, inputs)

    def write(here: Input, made: Outcome) -> None:
        path = here.path
        if path is None or not made.gone:
            return
        if not path.is_file():
            raise CleanerError(f"{path}: is a pipe or a device; --in-place needs a file")
        saved = path.with_name(path.name + plan.backup)
        if saved.exists():
            raise CleanerError(f"{saved}: a backup stands there; move it, or choose --backup")
        write_file(saved, here.read(), like=path)
        write_file(path, made.data, like=path)

    return write


def _check_in_place(plan: Plan, inputs: list[Input]) -> None:
    if plan.mode != "text":
        raise UsageError(f"--in-place writes text; it does not go with {OPTION_OF[plan.mode]}")
    if plan.output is not None:
        raise UsageError("--in-place and -o do not go together; choose one")
    if not plan.backup or "/" in plan.backup:
        raise UsageError("--backup: give a suffix such as .orig; --in-place needs a backup")
    if any(here.path is None for here in inputs):
        raise UsageError("--in-place needs files; standard input has no place")


def _show(_here: Input, made: Outcome) -> None:
    if made.shown:
        write_stdout(made.shown)


def _jsonl(plan: Plan, inputs: list[Input]) -> Write:
    """All records to standard output or into one file; into a folder, a file for each."""
    target = plan.output
    if target is None:
        return _show
    if plan.into_folder or target.is_dir():
        places = Places(target, inputs, into_folder=True, others=[plan.audit])
        return lambda here, made: write_file(places.of(here, suffix=".jsonl"), made.shown)
    keep_apart("-o", target, identities(inputs))
    write_file(target, b"")
    return lambda _here, made: append_lines(target, [made.shown.decode().removesuffix("\n")])
