"""What a run of ``clean overlap`` was asked for, checked before the work begins."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cleaner.cli.articles.reading import Reading
from cleaner.cli.files.audit_file import check_audit
from cleaner.cli.files.places import identity, keep_apart
from cleaner.cli.report import UsageError
from cleaner.cli.streams import STANDARD, OutputError, on_terminal
from cleaner.overlap.drop.choice import Choice

Show = Literal["summary", "json", "jsonl", "csv", "parquet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """What copies are dropped from a corpus, and where it goes."""

    choice: Choice = field(default_factory=Choice)
    into_folder: bool = False
    audit: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disk:
    """What may be taken where matches are found on disk: bytes of memory, and a folder."""

    memory: int = 4 * 10**9
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapPlan:
    """All that a run was asked for."""

    reading: Reading = field(default_factory=Reading)
    raw: bool = False
    same_outlet: bool = False
    min_words: int = 2
    show: Show = "summary"
    pairs: bool = False
    output: Path | None = None
    html: Path | None = None
    review: Path | None = None
    fail_over: float | None = None
    drop: Drop | None = None
    disk: Disk | None = None


def check_outputs(plan: OverlapPlan, read: set[object]) -> None:
    """Refuse, before hours of work, outputs that are inputs or cannot be written.

    Raises:
        UsageError: an output is an input, or another output.
        OutputError: it cannot be written.
    """
    taken = read | ({identity(plan.review)} if plan.review is not None else set())
    for option, path in written_files(plan):
        keep_apart(option, path, taken)
        taken = taken | {identity(path)}
        _check_writable(path)
    check_audit(plan.drop.audit if plan.drop is not None else None)
    if plan.drop is not None and plan.output is not None:
        _check_folder(plan.output)


def written_files(plan: OverlapPlan) -> Iterator[tuple[str, Path]]:
    """The files that are written, by their options; standard output is none."""
    named = {
        "--html": plan.html,
        "-o": plan.output if plan.drop is None else None,
        "--audit": plan.drop.audit if plan.drop is not None else None,
    }
    for option, path in named.items():
        if path is not None and path != STANDARD:
            yield option, path


def _check_writable(path: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if path.exists() and not path.is_file():
        return  # a device or a pipe says for itself what it takes
    _check_folder(Path(os.path.realpath(path)).parent)


def _check_folder(folder: Path) -> None:
    """The folder, or the next one above it that is there, takes new files."""
    nearest = folder
    try:
        while not nearest.exists() and nearest != nearest.parent:
            nearest = nearest.parent
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from None
    if nearest.is_dir() and not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError(f"{nearest}: cannot be written: it takes no new files")
    if not nearest.is_dir() and nearest != folder:
        raise OutputError(f"{folder}: cannot be written: {nearest} is no folder")


def check_plan(plan: OverlapPlan) -> None:
    """Refuse what does not go together.

    Raises:
        UsageError: says which options.
    """
    drop = plan.drop
    if drop is None and plan.output is not None and plan.show == "summary":
        raise UsageError("-o: say what is to stand there: --json, --to or --drop-duplicates")
    if plan.pairs and plan.show in ("summary", "json"):
        raise UsageError("--pairs: say in which form: --to csv, jsonl or parquet")
    if drop is not None and plan.show != "summary":
        raise UsageError("--drop-duplicates writes the corpus; run --json or --to for themselves")
    if drop is not None and (drop.choice.keep == "priority") != bool(drop.choice.priority):
        raise UsageError("--keep priority and --outlet-priority NAME,NAME go together")
    if plan.disk is not None and (drop is not None or plan.review is not None):
        raise UsageError("--drop-duplicates and --review need --engine memory")
    if plan.show == "parquet" and plan.output is None and on_terminal(sys.stdout):
        raise UsageError("--to parquet: no text for a terminal; name a file with -o")
    there = list(_to_standard_output(plan))
    if len(there) > 1:
        raise UsageError(
            f"{there[0]} and {there[1]} would both go to standard output; name a file for one"
        )
    near = drop.choice.near if drop is not None else None
    _check_percentage("--fail-over", plan.fail_over)
    _check_percentage("--drop-near", near if near is None else 100 * near)


def _check_percentage(option: str, number: float | None) -> None:
    if number is not None and not 0 <= number <= 100:
        raise UsageError(f"{option} {number:g}: a percentage is 0 to 100")


def _to_standard_output(plan: OverlapPlan) -> Iterator[str]:
    """What goes to standard output; the summary only where nothing else does."""
    drop = plan.drop
    if plan.html == STANDARD:
        yield "--html"
    if drop is not None and drop.audit == STANDARD:
        yield "--audit"
    if plan.output is None and drop is not None:
        yield "--drop-duplicates"
    if plan.output is None and plan.show != "summary":
        yield "--json" if plan.show == "json" else f"--to {plan.show}"
