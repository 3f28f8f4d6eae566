"""Pure helpers over strings: folding, words, line ends.  A line ends at LF, CRLF or CR."""

from __future__ import annotations

import re

_TYPOGRAPHY = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ`´′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None),
    ord("…"): "...",
}
_BLANKS = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
LINE_END = re.compile(r"\r\n|\n|\r")


def fold(text: str) -> str:
    r"""Lower case, straight quotes, plain hyphens, single blanks; line feeds stay where they are.

    >>> fold("Don’t  miss\u00a0the “Week”")
    'don\'t miss the "week"'
    """
    if not text.isascii():
        text = text.translate(_TYPOGRAPHY)
    return _BLANKS.sub(" ", text.lower())


def words(text: str) -> list[str]:
    """Runs of letters and digits; an apostrophe inside a word belongs to it.

    >>> words("It's 5,000 – don’t ask.")
    ["It's", '5', '000', 'don’t', 'ask']
    """
    return _WORD.findall(text)
