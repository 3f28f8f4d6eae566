"""Scraped news in, the article out: every removed line explained, nothing ever lost.

>>> from cleaner import clean
>>> scrape = '''The ferry is back.
...
... Sign up for our newsletter.
...
... It sails at nine, the harbour office said on Monday.
... '''
>>> cleaned = clean(scrape)
>>> print(cleaned.text, end="")
The ferry is back.
<BLANKLINE>
It sails at nine, the harbour office said on Monday.
>>> [(gone.line, gone.kind) for gone in cleaned.dropped]
[(3, 'newsletter')]
>>> cleaned.restore() == scrape
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from cleaner.model import (
        KINDS,
        OPTIONAL_KINDS,
        AuditError,
        Block,
        Cleaned,
        CleanerError,
        Document,
        Galleries,
        InputError,
        Options,
        Preset,
        Removal,
        RuleError,
        Span,
        Verdict,
    )

__version__ = "0.1.0"

__all__ = [
    "KINDS",
    "OPTIONAL_KINDS",
    "AuditError",
    "Block",
    "Cleaned",
    "CleanerError",
    "Document",
    "Galleries",
    "InputError",
    "Options",
    "Preset",
    "Removal",
    "RuleError",
    "Span",
    "Verdict",
    "clean",
]


def clean(
    raw: str | bytes | bytearray | memoryview | PathLike[str] | PathLike[bytes],
    *,
    site: str | None = None,
    url: str | None = None,
    preset: Preset | None = None,
    options: Options | None = None,
) -> Cleaned:
    r"""Clean one scraped text or page.

    Args:
        raw: text, the bytes of a file in any common encoding, or the path of a file (of any class
            for paths: a string is text).
        site: the outlet whose rules act, by the name of its rule file.
        url: where the text was found; chooses the outlet where ``site`` does not.
        preset: ``"fast"`` judges HTML without asking an extractor; the options' own by default.
        options: see `Options`.

    Returns:
        The document with its verdicts; ``.text`` is the article.

    Raises:
        InputError: the input cannot be read, or is no text.
        RuleError: a rule file does not hold, or there is none for ``site``.
        TypeError: ``raw`` or another argument is something else.

    >>> clean("Accept all cookies\n\nRain fell on the town for nine days.").text
    'Rain fell on the town for nine days.'
    """
    from dataclasses import replace

    from cleaner.model import Options, check
    from cleaner.read.document import read_any
    from cleaner.strip.engine import strip
    from cleaner.strip.prove import usable_book

    check("site", site, str | None, "the name of an outlet")
    check("url", url, str | None, "text")
    check("options", options, Options | None, "Options(…)")
    options = options or Options()
    if preset is not None:
        options = replace(options, preset=preset)
    document = read_any(raw, url=url, ask=not options.model)
    return strip(document, options=options, book=usable_book(options.rules), site=site)


def __getattr__(name: str) -> object:
    """Records are loaded when they are asked for (PEP 562): the command starts without them."""
    if name in __all__:
        from cleaner import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
