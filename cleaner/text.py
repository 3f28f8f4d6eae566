"""Pure helpers: folding, words, line ends, JSON on one line.  A line ends at LF, CRLF or CR."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f"
_NUKTA = "\u093c"
_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    "ک": "ك",
    **dict.fromkeys("ـًٌٍَُِّْٰ", ""),
    **dict(zip("άέήίόύώϊϋΐΰΆΈΉΊΌΎΏ", "αεηιουωιυιυΑΕΗΙΟΥΩ", strict=True)),
    **dict(zip("ёЁșțȘȚıİ", "еЕşţŞŢiI", strict=True)),
    **{chr(0x958 + at): letter + _NUKTA for at, letter in enumerate("कखगजडढफय")},
    "\u09dc": "\u09a1\u09bc",
    "\u09dd": "\u09a2\u09bc",
    "\u09df": "\u09af\u09bc",
    **{chr(0xFF01 + at): chr(0x21 + at) for at in range(94)},
}
"""Letters that are written in several ways, or lose an accent in capitals, and the wide ones."""

_SIGNS = {
    **_LETTERS,
    **dict.fromkeys(
        "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
        "\u200a\u2028\u2029\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("‘’‚‛ʼ`´′", "'"),
    **dict.fromkeys("“”„‟«»″「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    "…": "...",
}
"""What stands for a blank (any but the line feed), a quote, a hyphen, a letter, nothing."""

_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Accents that are written apart from their letters."""

_UNSEEN = bytes(set(range(0x80)) - {ord("`")})
"""ASCII but for the one sign in it; a text of nothing else keeps even that."""

_WIDE_BLANK = re.compile("  +")
_UNPARTED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNPARTED_LONG = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNPARTED = re.compile(f"[{_UNPARTED}{_UNPARTED_LONG}]")
"""A letter of a script that puts no blanks between words."""

_UNPARTED_RUN = re.compile(f"[{_UNPARTED}]+|[{_UNPARTED_LONG}]+")
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
        rare = _beyond_ascii(text)
        if not rare.isdisjoint(_ACCENTS):
            text = unicodedata.normalize("NFC", text)
            rare = _beyond_ascii(text)
        for sign in _SIGNS.keys() & rare:
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


def parted(text: str) -> int:
    """The words that blanks part; where a script has none, every second letter begins one.

    A Thai or Burmese word is as long as two of Chinese.

    >>> parted("the ferry sails"), parted("相关阅读"), parted("ข่าวที่เกี่ยวข้อง")
    (3, 2, 5)
    """
    if not holds_unparted(text):
        return text.count(" ") + 1
    return sum(max(1, sum(map(_unparted, _UNPARTED_RUN.findall(run)))) for run in text.split(" "))


def holds_unparted(text: str) -> bool:
    """Whether a text holds letters of a script that puts no blanks between words."""
    return not text.isascii() and UNPARTED.search("".join(_beyond_ascii(text))) is not None


def _unparted(run: str) -> int:
    size = 2 if run[0] >= "\u3000" else 4
    return -(-len(run) // size)


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
