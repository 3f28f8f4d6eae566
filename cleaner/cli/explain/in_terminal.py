"""An explanation in a terminal, text by text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cleaner.cli.explain.plan import ExplainPlan
from cleaner.cli.explanation import explanation
from cleaner.cli.files.inputs import found_inputs
from cleaner.cli.files.one_text import text_of
from cleaner.cli.files.passed_over import chosen
from cleaner.cli.paint import Color, Paint, terminal_width
from cleaner.cli.report import Failures
from cleaner.cli.streams import write_stdout
from cleaner.corpus.folders import site_of_folder
from cleaner.model import InputError
from cleaner.read.document import Form, read_bytes
from cleaner.strip.engine import strip
from cleaner.strip.prove import usable_book

_OF_TEXTS: dict[str, Form] = {"auto": "auto", "text": "text", "html": "html"}


def explain_in_terminal(
    plan: ExplainPlan, paths: Sequence[Path], *, color: Color, whole: bool
) -> int:
    """Show the lines of each text; ``whole`` shows long runs in full.  The exit code."""
    options = plan.reading.options
    book = usable_book(options.rules)
    paint, failures = Paint.asked(color, sys.stdout), Failures()
    for here in chosen(found_inputs(list(paths))):
        with failures.noted(here.name):
            form = _form(here.name, plan.reading.form)
            data = text_of(here, form)
            ask = not options.model
            document = read_bytes(data, name=here.name, form=form, url=plan.url, ask=ask)
            known = plan.site if plan.site or plan.url else site_of_folder(book, document)
            cleaned = strip(document, options=options, book=book, site=known)
            shown = explanation(cleaned, paint=paint, width=terminal_width(), whole=whole)
            write_stdout("".join(f"{line}\n" for line in shown).encode("utf-8", "replace"))
    return failures.code


def _form(name: str, wanted: str) -> Form:
    """What one text is.

    Raises:
        InputError: it is a file of records, which would be explained as one text.
    """
    from cleaner.corpus.containers.kinds import kind_of

    if wanted not in _OF_TEXTS or (wanted == "auto" and kind_of(name) is not None):
        raise InputError(
            f"{name}: holds records, which --html PAGE shows; cleaned, they say themselves why "
            "(removed), and --from text reads it as one text"
        )
    return _OF_TEXTS[wanted]
