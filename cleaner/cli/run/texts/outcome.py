"""What came of one text, ready to be written and said; small, so that it can be sent about."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from cleaner import __version__
from cleaner.cli.files.inputs import Input
from cleaner.cli.files.one_text import text_of
from cleaner.cli.run.plan import Plan
from cleaner.cli.streams import printable
from cleaner.corpus.folders import site_of_folder
from cleaner.model import Cleaned
from cleaner.read.document import read_bytes
from cleaner.read.sniff import looks_like_html
from cleaner.strip.audit import audit_lines, output_bytes
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book
from cleaner.strip.rulebook.book import RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one text.

    Attributes:
        data: the article, as bytes.
        shown: what the mode shows of it: a line of JSON, a diff, a summary; else nothing.
        html: whether it was a page of HTML.
        gone: whether anything went.
        warnings: what a person should know.
        audit: the lines for the audit, if one is kept.
        said: what ``--explain`` or ``-v`` say, each line with its line feed.
    """

    data: bytes
    shown: bytes
    html: bool
    gone: bool
    warnings: tuple[str, ...]
    audit: tuple[str, ...]
    said: str


def outcome_of(here: Input, plan: Plan, book: RuleBook | None = None) -> Outcome:
    """Read and clean one text as planned.

    Raises:
        InputError: it cannot be read.
        UsageError: it holds records.
        RuleError: a rule does not hold.
    """
    ask = not plan.options.model
    data = text_of(here, plan.form)
    document = read_bytes(data, name=here.name, form=plan.form, url=plan.url, ask=ask)
    book = usable_book(plan.options.rules) if book is None else book
    said = plan.site or plan.url
    site = plan.site if said else site_of_folder(book, document)
    cleaned = strip(document, options=plan.options, book=book, site=site)
    data = _paragraphs(cleaned) if plan.mode == "paragraphs" else output_bytes(cleaned)
    return Outcome(
        data=data,
        shown=_shown(plan, here, cleaned),
        html=document.source.media == "html",
        gone=bool(cleaned.gone),
        warnings=(*cleaned.warnings, *_doubts(plan, cleaned)),
        audit=tuple(audit_lines(cleaned, data, version=__version__)) if plan.audits else (),
        said=_said(plan, here, cleaned),
    )


def _doubts(plan: Plan, cleaned: Cleaned) -> Iterator[str]:
    """Nothing to read, as where a download failed; a text that is a page to the next run."""
    html = cleaned.document.source.media == "html"
    if not html and not cleaned.document.text.strip():
        yield "no text in it"
    changed = cleaned.gone or html
    if changed and plan.form != "text" and looks_like_html(cleaned.text):
        yield "what is left reads as HTML; to clean it again, say --from text"


def _paragraphs(cleaned: Cleaned) -> bytes:
    """A paragraph a line, a blank line between two."""
    paragraphs = "\n\n".join(cleaned.paragraphs)
    return f"{paragraphs}\n".encode("utf-8", "replace") if paragraphs else b""


def _shown(plan: Plan, here: Input, cleaned: Cleaned) -> bytes:
    if plan.mode == "jsonl":
        from cleaner.cli.run.texts.record import json_line

        return f"{json_line(cleaned)}\n".encode()
    if plan.mode == "diff":
        from cleaner.cli.run.texts.difference import unified_diff

        return "".join(unified_diff(cleaned)).encode("utf-8", "replace")
    if plan.mode == "dry-run" or (plan.mode == "check" and cleaned.gone):
        from cleaner.cli.explanation import summary

        return f"{printable(here.name)}: {summary(cleaned)}\n".encode("utf-8", "replace")
    return b""


def _said(plan: Plan, here: Input, cleaned: Cleaned) -> str:
    if plan.explain:
        from cleaner.cli.explanation import explanation
        from cleaner.cli.paint import Paint, terminal_width

        paint = Paint.on_stream(sys.stderr)
        lines = explanation(cleaned, paint=paint, width=terminal_width(), whole=False)
        return "".join(f"{line}\n" for line in lines)
    if plan.verbose:
        from cleaner.cli.explanation import summary

        return f"{printable(here.name)}: {summary(cleaned)}\n"
    return ""
