"""The work of ``clean run``: read, clean, note, write, one text at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cleaner import __version__
from cleaner.cli.inputs import Input, are_several, found_inputs
from cleaner.cli.places import Places, identities, identity, keep_apart
from cleaner.cli.report import Failures, Progress, UsageError, tell, warn
from cleaner.cli.streams import append_lines, printable, write_file, write_stdout
from cleaner.model import Cleaned, CleanerError, Options
from cleaner.read.document import Form, read_bytes
from cleaner.strip.audit import audit_lines, output_bytes
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook

Mode = Literal["text", "jsonl", "diff", "dry-run"]
Write = Callable[[Input, Cleaned, bytes], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a run was asked for."""

    options: Options = field(default_factory=Options)
    site: str | None = None
    url: str | None = None
    form: Form = "auto"
    mode: Mode = "text"
    output: Path | None = None
    into_folder: bool = False
    in_place: bool = False
    backup: str = ".orig"
    audit: Path | None = None
    explain: bool = False
    quiet: bool = False
    verbose: bool = False


def work(plan: Plan, paths: list[Path]) -> int:
    """Clean what ``paths`` name as planned; the exit code."""
    if not paths and sys.stdin is not None and sys.stdin.isatty():
        tell("clean: reads a file, a folder, or standard input: clean < scrape.txt\n")
        tell("Try `clean --help`.\n")
        return 2
    inputs = found_inputs(paths, skip_suffix=plan.backup if plan.in_place else "")
    if not inputs:
        warn(f"{', '.join(map(str, paths))}: no files there; nothing to do")
        return 0
    book = usable_book(plan.options.rules)
    book.active(
        book.named(plan.site)
    )  # an outlet without rules is an error before anything is written
    write = _writer(plan, inputs, several=are_several(paths, inputs))
    failures, changed = Failures(), False
    progress = Progress(len(inputs), quiet=plan.quiet)
    for here in inputs:
        progress.step(here.name)
        with failures.noted():
            cleaned = _cleaned(plan, book, here)
            changed |= bool(cleaned.dropped)
            _finish(plan, here, cleaned, write)
    progress.done()
    return failures.code or int(changed and plan.mode == "diff")


def _cleaned(plan: Plan, book: RuleBook, here: Input) -> Cleaned:
    document = read_bytes(here.read(), name=here.name, form=plan.form, url=plan.url)
    return strip(document, options=plan.options, book=book, site=plan.site)


def _finish(plan: Plan, here: Input, cleaned: Cleaned, write: Write) -> None:
    """Audit first: what goes must be known before it is gone."""
    data = output_bytes(cleaned)
    if plan.audit is not None and plan.mode in ("text", "jsonl"):
        append_lines(plan.audit, audit_lines(cleaned, data, version=__version__))
    write(here, cleaned, data)
    if not plan.quiet:
        if cleaned.dropped and not data.strip(b"\xef\xbb\xbf \t\r\n"):
            warn(f"{here.name}: nothing is left of it; see clean explain")
        for warning in cleaned.warnings:
            warn(f"{here.name}: {warning}")
    if plan.explain:
        _explain(cleaned)
    elif plan.verbose:
        from cleaner.cli.explanation import summary

        tell(f"{printable(here.name)}: {summary(cleaned)}\n")


def _explain(cleaned: Cleaned) -> None:
    from cleaner.cli.explanation import explanation
    from cleaner.cli.paint import Paint, terminal_width

    paint = Paint.on_stream(sys.stderr)
    for line in explanation(cleaned, paint=paint, width=terminal_width(), whole=False):
        tell(f"{line}\n")


def _writer(plan: Plan, inputs: list[Input], *, several: bool) -> Write:
    """How results are written, checked before the first is made.

    Raises:
        UsageError: the output is missing, ambiguous, or an input.
    """
    read = identities(inputs)
    keep_apart("--audit", plan.audit, read | ({identity(plan.output)} if plan.output else set()))
    if plan.mode != "text":
        if plan.in_place:
            raise UsageError(f"--in-place writes text; it does not go with {plan.mode}")
        if plan.mode == "jsonl":
            keep_apart("-o", plan.output, read)
            return _write_json(plan.output)
        return _write_diff if plan.mode == "diff" else _write_dry
    if plan.in_place:
        return _in_place(plan, inputs)
    if plan.output is None:
        if several:
            raise UsageError(
                "several inputs: name a folder with -o, or ask for --to jsonl or --in-place"
            )
        return lambda _here, _cleaned, data: write_stdout(data)
    return _to_files(Places(plan.output, inputs, into_folder=several or plan.into_folder))


def _to_files(places: Places) -> Write:
    def write(here: Input, cleaned: Cleaned, data: bytes) -> None:
        html = cleaned.document.source.media == "html"
        write_file(places.of(here, suffix=".txt" if html else ""), data)

    return write


def _in_place(plan: Plan, inputs: list[Input]) -> Write:
    if plan.output is not None:
        raise UsageError("--in-place and -o do not go together; choose one")
    if not plan.backup or "/" in plan.backup:
        raise UsageError("--backup: give a suffix such as .orig; --in-place needs a backup")
    if any(here.path is None for here in inputs):
        raise UsageError("--in-place needs files; standard input has no place")

    def write(here: Input, cleaned: Cleaned, data: bytes) -> None:
        path = here.path
        if path is None or not cleaned.dropped:
            return
        if not path.is_file():
            raise CleanerError(f"{path}: is a pipe or a device; --in-place needs a file")
        saved = path.with_name(path.name + plan.backup)
        if saved.exists():
            raise CleanerError(f"{saved}: a backup stands there; move it, or choose --backup")
        write_file(saved, here.read(), like=path)
        write_file(path, data, like=path)

    return write


def _write_diff(_here: Input, cleaned: Cleaned, _data: bytes) -> None:
    from cleaner.cli.difference import unified_diff

    write_stdout("".join(unified_diff(cleaned)).encode("utf-8", "replace"))


def _write_dry(here: Input, cleaned: Cleaned, _data: bytes) -> None:
    from cleaner.cli.explanation import summary

    write_stdout(f"{printable(here.name)}: {summary(cleaned)}\n".encode("utf-8", "replace"))


def _write_json(target: Path | None) -> Write:
    def write(_here: Input, cleaned: Cleaned, _data: bytes) -> None:
        line = json.dumps(_record(cleaned)) + "\n"
        if target is None:
            write_stdout(line.encode("ascii"))
        else:
            append_lines(target, [line.rstrip("\n")])

    if target is not None:
        write_file(target, b"")
    return write


def _record(cleaned: Cleaned) -> dict[str, object]:
    return {
        "document": printable(cleaned.document.name),
        "site": cleaned.site,
        "url": cleaned.document.url,
        "title": cleaned.document.title,
        "text": cleaned.text,
        "removed": list(_removed(cleaned)),
        "warnings": list(cleaned.warnings),
        "clean_version": __version__,
    }


def _removed(cleaned: Cleaned) -> Iterator[dict[str, object]]:
    for removal in cleaned.dropped:
        yield {name: getattr(removal, name) for name in removal.__slots__}
