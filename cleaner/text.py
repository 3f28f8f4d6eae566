"""Pure helpers: folding, words, line ends, JSON on one line.  A line ends at LF, CRLF or CR."""

from __future__ import annotations

import re

_SIGNS_IN_ASCII = tuple((blank, " ") for blank in "\t\r\x0b\x0c\x1c\x1d\x1e\x1f")
_SIGNS = (
    *_SIGNS_IN_ASCII,
    *(
        (blank, " ")
        for blank in "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
        "\u200a\u2028\u2029\u202f\u205f\u3000"
    ),
    *((sign, "'") for sign in "‘’‚‛ʼ`´′"),
    *((sign, '"') for sign in "“”„‟«»″"),
    *((sign, "-") for sign in "‐‑‒–—―−"),
    *((sign, "") for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),
    ("…", "..."),
)
"""What stands for a blank (all white space but the line feed), a quote, a hyphen, nothing."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
LINE_END = re.compile(r"\r\n|\n|\r")


def fold(text: str) -> str:
    r"""Lower case, straight quotes, plain hyphens, single blanks; line feeds stay where they are.

    To ask for each sign whether it is there costs a tenth of a look at each character.

    >>> fold("Don’t  miss\u00a0the “Week”")
    'don\'t miss the "week"'
    """
    for sign, plain in _SIGNS_IN_ASCII if text.isascii() else _SIGNS:
        if sign in text:
            text = text.replace(sign, plain)
    while "  " in text:
        text = text.replace("  ", " ")
    return text.lower()


def words(text: str) -> list[str]:
    """Runs of letters and digits; an apostrophe inside a word belongs to it.

    >>> words("It's 5,000 – don’t ask.")
    ["It's", '5', '000', 'don’t', 'ask']
    """
    return _WORD.findall(text)


ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}
"""What JSON lets stand, but ends a line or commands a terminal for many that read it."""


def json_text(value: object) -> str:
    r"""A value as JSON on one line, safe for a terminal, and for UTF-8.

    >>> json_text({"a": "é\x9b\u2028"})
    '{"a": "é\\u009b\\u2028"}'
    """
    import json

    line = json.dumps(value, ensure_ascii=False).translate(ESCAPED)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate has to be escaped
        return json.dumps(value)
    return line
