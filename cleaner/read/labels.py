"""Charset labels and what they mean by the WHATWG Encoding Standard."""

from __future__ import annotations

import codecs

# Labels of the WHATWG Encoding Standard (4.2, "Names and labels") that Python does not know.
_LABELS_OF = {
    "big5hkscs": "cn-big5 x-x-big5",
    "cp874": "dos-874 windows-874",
    "cp932": "windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949",
    "cp1252": "x-user-defined",
    "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
    "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
    "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
    "iso8859-7": "sun_eu_greek",
    "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i logical visual",
    "iso8859-15": "csisolatin9",
    "koi8-r": "koi koi8",
    "koi8-u": "koi8-ru",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac-roman": "csmacintosh mac x-mac-roman",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
}
_LABELS = {
    **{label: codec for codec, labels in _LABELS_OF.items() for label in labels.split()},
    **{f"x-cp125{number}": f"cp125{number}" for number in range(9)},
    **{f"iso8859{number}": f"iso8859-{number}" for number in (*range(1, 12), 13, 14, 15)},
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
