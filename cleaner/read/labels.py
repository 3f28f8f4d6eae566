"""Charset labels and what they mean by the WHATWG Encoding Standard."""

from __future__ import annotations

import codecs

# Labels of the WHATWG Encoding Standard that Python does not know.
_LABELS = {
    "dos-874": "cp874",
    "gb_2312-80": "gb18030",
    "iso-8859-8-i": "iso8859-8",
    "koi": "koi8-r",
    "unicode-1-1-utf-8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-user-defined": "cp1252",
    "x-x-big5": "big5hkscs",
}
# Codecs whose label means a larger charset on the web.  A label that was read out of bytes as if
# they were ASCII cannot mean UTF-16, so it means UTF-8 (HTML standard, "prescan").
_MEANS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-8-sig": "utf-8",
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be"), "utf-8"),
    **dict.fromkeys(("utf-32", "utf-32-le", "utf-32-be"), "utf-8"),
}
_TEXT_CODECS = frozenset(
    [
        *("utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949"),
        *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp866", "cp874"),
        *(f"cp125{number}" for number in range(9)),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    ]
)


def codec_of(label: str) -> str | None:
    """The Python codec for a charset label, None where there is none.

    >>> codec_of("ISO-8859-1"), codec_of("gb2312"), codec_of("base64")
    ('cp1252', 'gb18030', None)
    """
    label = label.strip().lower()
    try:
        found = codecs.lookup(_LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    found = _MEANS.get(found, found)
    return found if found in _TEXT_CODECS else None
