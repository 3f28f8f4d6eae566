"""The work of ``clean run``: read, clean, note, write, one text at a time."""

from __future__ import annotations

import sys
from pathlib import Path

from cleaner import __version__
from cleaner.cli.inputs import Input, are_several, found_inputs
from cleaner.cli.plan import Plan
from cleaner.cli.report import Failures, Progress, tell, warn
from cleaner.cli.streams import append_lines, printable
from cleaner.cli.writers import Write, chosen_writer
from cleaner.model import Cleaned
from cleaner.read.document import read_bytes
from cleaner.strip.audit import audit_lines, output_bytes
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook


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
    write = chosen_writer(plan, inputs, several=are_several(paths, inputs))
    failures, changed = Failures(), False
    progress = Progress(len(inputs), quiet=plan.quiet)
    for here in inputs:
        progress.step(here.name)
        with failures.noted():
            cleaned = _cleaned(plan, book, here)
            changed |= bool(cleaned.gone)
            _finish(plan, here, cleaned, write)
    progress.done()
    return failures.code or int(changed and plan.mode == "diff")


def _cleaned(plan: Plan, book: RuleBook, here: Input) -> Cleaned:
    ask = not plan.options.model
    document = read_bytes(here.read(), name=here.name, form=plan.form, url=plan.url, ask=ask)
    return strip(document, options=plan.options, book=book, site=plan.site)


def _finish(plan: Plan, here: Input, cleaned: Cleaned, write: Write) -> None:
    """Audit first: what goes must be known before it is gone."""
    data = output_bytes(cleaned)
    if plan.audit is not None and plan.mode in ("text", "jsonl"):
        append_lines(plan.audit, audit_lines(cleaned, data, version=__version__))
    write(here, cleaned, data)
    if not plan.quiet:
        if cleaned.gone and not data.strip(b"\xef\xbb\xbf \t\r\n"):
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
