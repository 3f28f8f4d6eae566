"""How the results of a run are written: as text, as JSON Lines, in place, or only shown."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.cli.inputs import Input
from cleaner.cli.places import Places, identities, identity, keep_apart
from cleaner.cli.plan import OPTION_OF, Plan
from cleaner.cli.report import UsageError
from cleaner.cli.streams import append_lines, printable, write_file, write_stdout
from cleaner.model import Cleaned, CleanerError

Write = Callable[[Input, Cleaned, bytes], None]
"""Writes one result; the bytes are the cleaned text."""


def chosen_writer(plan: Plan, inputs: list[Input], *, several: bool) -> Write:
    """How results are written, checked before the first is made.

    Raises:
        UsageError: the output is missing, ambiguous, or an input.
    """
    read = identities(inputs)
    keep_apart("--audit", plan.audit, read | ({identity(plan.output)} if plan.output else set()))
    if plan.in_place:
        return _in_place(plan, inputs)
    if plan.mode == "diff":
        return _write_diff
    if plan.mode == "dry-run":
        return _write_dry
    if plan.mode == "jsonl":
        return _jsonl(plan, inputs)
    if plan.output is not None:
        return _to_files(Places(plan.output, inputs, into_folder=several or plan.into_folder))
    if several:
        raise UsageError(
            "several inputs: name a folder with -o, or ask for --to jsonl or --in-place"
        )
    return lambda _here, _cleaned, data: write_stdout(data)


def _to_files(places: Places) -> Write:
    def write(here: Input, cleaned: Cleaned, data: bytes) -> None:
        html = cleaned.document.source.media == "html"
        write_file(places.of(here, suffix=".txt" if html else ""), data)

    return write


def _in_place(plan: Plan, inputs: list[Input]) -> Write:
    _check_in_place(plan, inputs)

    def write(here: Input, cleaned: Cleaned, data: bytes) -> None:
        path = here.path
        if path is None or not cleaned.gone:
            return
        if not path.is_file():
            raise CleanerError(f"{path}: is a pipe or a device; --in-place needs a file")
        saved = path.with_name(path.name + plan.backup)
        if saved.exists():
            raise CleanerError(f"{saved}: a backup stands there; move it, or choose --backup")
        write_file(saved, here.read(), like=path)
        write_file(path, data, like=path)

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


def _write_diff(_here: Input, cleaned: Cleaned, _data: bytes) -> None:
    from cleaner.cli.difference import unified_diff

    write_stdout("".join(unified_diff(cleaned)).encode("utf-8", "replace"))


def _write_dry(here: Input, cleaned: Cleaned, _data: bytes) -> None:
    from cleaner.cli.explanation import summary

    write_stdout(f"{printable(here.name)}: {summary(cleaned)}\n".encode("utf-8", "replace"))


def _jsonl(plan: Plan, inputs: list[Input]) -> Write:
    """All records to standard output or into one file; into a folder, a file for each."""
    from cleaner.cli.record import json_line

    target = plan.output
    if target is None:
        return lambda _here, cleaned, _data: write_stdout(f"{json_line(cleaned)}\n".encode())
    if plan.into_folder or target.is_dir():
        places = Places(target, inputs, into_folder=True)
        return lambda here, cleaned, _data: write_file(
            places.of(here, suffix=".jsonl"), f"{json_line(cleaned)}\n".encode()
        )
    keep_apart("-o", target, identities(inputs))
    write_file(target, b"")
    return lambda _here, cleaned, _data: append_lines(target, [json_line(cleaned)])
