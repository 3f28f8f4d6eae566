"""Pure helpers: folding, words, line ends, JSON on one line.  A line ends at LF, CRLF or CR."""

from __future__ import annotations

import re

_BLANKS = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_SIGNS = {
    **dict.fromkeys(
        "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
        "\u200a\u2028\u2029\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
    "…": "...",
}
"""What stands for a blank (all white space but the line feed), a quote, a hyphen, nothing."""

_UNSEEN = bytes(set(range(0x80)) - {ord("`")})
"""ASCII but for the one sign in it; a text of nothing else keeps even that."""

_WIDE_BLANK = re.compile("  +")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
LINE_END = re.compile(r"\r\n|\n|\r")
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which no file holds."""

Offsets = tuple[int, int]
"""Where a piece of a text begins and ends, in characters; the end exclusive."""


def fold(text: str) -> str:
    r"""Lower case, straight quotes, plain hyphens, single blanks; line feeds stay where they are.

    What is beyond ASCII is few characters, so only the signs among them are looked for.

    >>> fold("Don’t  miss\u00a0the “Week”")
    'don\'t miss the "week"'
    """
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    if not text.isascii():
        for sign in _SIGNS.keys() & _beyond_ascii(text):
            text = text.replace(sign, _SIGNS[sign])
    if "  " in text:
        text = _WIDE_BLANK.sub(" ", text)
    return text.lower()


def _beyond_ascii(text: str) -> set[str]:
    rare = text.encode("utf-8", "surrogatepass").translate(None, _UNSEEN)
    return set(rare.decode("utf-8", "surrogatepass"))


def words(text: str) -> list[str]:
    """Runs of letters and digits; an apostrophe inside a word belongs to it.

    >>> words("It's 5,000 – don’t ask.")
    ["It's", '5', '000', 'don’t', 'ask']
    """
    return _WORD.findall(text)


def lines(text: str) -> list[str]:
    r"""The lines of a text without their ends, as `LINE_END` splits it.

    >>> lines("One.\r\nTwo.\r\rThree.\n")
    ['One.', 'Two.', '', 'Three.', '']
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


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
