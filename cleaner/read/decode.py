"""Bytes to text and back again, without loss.

The order of trust: a byte order mark, UTF-8 (RFC 3629), UTF-16 or UTF-32 told by their NUL bytes,
UTF-8 with a few bad bytes, the charset that the page declares, western text in windows-1252,
detection.  What cannot be told is an error: mojibake is worse than a refusal.  Labels mean what
the WHATWG Encoding Standard says they mean: ``iso-8859-1`` is windows-1252, ``gb2312`` is GB18030.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from cleaner.model import InputError, Source

SAMPLE = 65_536
"""How many bytes a guess may look at."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

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

_BAD = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPES = re.compile("[\udc80-\udcff]+")
# Bytes that are UTF-8 by accident are mostly two-byte sequences with the lead bytes C4 to DF
# ("É»" in windows-1252).  C2, C3 and longer sequences hardly occur by accident, typographic
# quotes and dashes (E2 80 xx) never.
_LIKELY = re.compile("[\x80-\xff\u0800-\ud7ff\ue000-\U0010ffff]+")
_ACCIDENTAL = re.compile("[\u0100-\u07ff]+")
_TYPOGRAPHIC = re.compile("[\u2010-\u2030]+")

_PLAIN = re.compile(r"[\w\s]+", re.ASCII)
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]+")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_LOW = bytes(range(32))
_ASCII = bytes(range(128))
# ASCII, and the bytes that windows-1252 leaves undefined: nobody writes text with them.
_EXPECTED = _ASCII + b"\x81\x8d\x8f\x90\x9d"

# Codecs for Latin script, and the accented letters of one language each.  A wrong codec gives
# letters that no single language has.
_LATIN = ("cp1252", "cp1250", "iso8859-2", "cp1254")
_LANGUAGES = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "àâæçèéêëîïôœùûüÿ",
        "äöüßéà",
        "áéíóúüñçàèïò",
        "áâãàçéêíóôõúü",
        "àèéìòùíîóú",
        "áéëïóöüèê",
        "æøåéóôòü",
        "åäöéàšžüõ",
        "áðéíóúýþæö",
        "ąćęłńóśźż",
        "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž",
        "áéíóöőúüű",
        "ăâîșțşţ",
        "čćžšđ",
        "çğıöşüâîû",
    )
)
_WESTERN = frozenset().union(*_LANGUAGES[:9])
_MARK = "‘’“”‚„‹›«»–—…•·´\u00a0\u00ad¡¿€£$§©®™°²³¹ºª¼½¾†‰×±%¢¥µ˜"
_ODDITIES = re.compile(
    rf"[^\W\d_][¡¿¹²³ºª¼½¾±µ×°£¥¢§®©‚„](?=[^\W\d_])|[^\W\d_][‚„]|[a-zß-ÿ][À-ÞŠŒŽŸ]|"
    rf"[^\x00-\x7f{_MARK}]{{4,}}|[^\w\x00-\x7f{_MARK}]"
)
_MIXED = re.compile(r"[a-z](?=[^\W\d_a-z])(?=[^\x00-\x7f])")
_OTHER_SCRIPTS = [
    *("cp1251", "koi8_r", "cp866", "iso8859_5"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
    *("cp1253", "iso8859_7", "cp1255", "cp1256"),
]


class _Reading(NamedTuple):
    text: str
    encoding: str
    patches: tuple[tuple[int, bytes], ...] = ()


def decode(raw: bytes, *, name: str, declared: str | None = None) -> tuple[str, Source]:
    """The text of ``raw``, and what it takes to write the same bytes again.

    ``declared`` is the charset that the page claims for itself; UTF-8 that is valid outranks it.
    A byte that has no meaning becomes one U+FFFD and is kept in `Source.patches`.  The text never
    holds a lone surrogate.

    Raises:
        InputError: no encoding gives a text that makes sense.
    """
    bom, marked = next(((b, c) for b, c in _BOMS if raw.startswith(b)), (b"", ""))
    body = memoryview(raw)[len(bom) :]
    reading = _read_wide(body, marked) if marked in _WIDE else _read(body, declared)
    if reading is None and bom == codecs.BOM_UTF32_LE:
        # The same four bytes are the mark of UTF-16 and a NUL character.
        bom = codecs.BOM_UTF16_LE
        reading = _read_wide(memoryview(raw)[len(bom) :], "utf-16-le")
    if reading is None:
        raise InputError(_refusal(name, marked))
    source = Source(
        encoding=reading.encoding,
        bom=bom,
        patches=reading.patches,
        sha256=sha256(raw).hexdigest(),
        size=len(raw),
    )
    if not _writes_back(reading.text, source, raw):
        source = replace(source, raw=raw)
    return reading.text, source


def encode(text: str, source: Source) -> bytes:
    """The bytes that ``text`` was read from: ``encode(*decode(raw, name="-")) == raw``.

    Where `Source.raw` is set it is the answer, whatever the text.  Lone surrogates are written as
    they are in UTF-8, UTF-16 and UTF-32.

    Raises:
        InputError: the text is not the one that was read, or its charset lacks a character.
    """
    if source.raw is not None:
        return source.raw
    pieces, at = [source.bom], 0
    for offset, bad in source.patches:
        if text[offset : offset + 1] != _BAD:
            raise InputError(
                f"character {offset}: the text is not the one that was read; restore it first"
            )
        pieces += (_write(text[at:offset], source.encoding), bad)
        at = offset + 1
    pieces.append(_write(text[at:], source.encoding))
    filled = [piece for piece in pieces if piece]
    return filled[0] if len(filled) == 1 else b"".join(filled)


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


def wide_codec(head: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec of a text without a byte order mark, None for other bytes.

    Latin, Greek, Cyrillic, Hebrew and Arabic show a small number, mostly 0, in every other byte.
    Chinese, Japanese and Korean show it only at spaces and line ends; they count where UTF-8 is
    out of the question and the text has no character that is not in use.
    """
    head = head[:SAMPLE]
    if len(head) < 4 or _share(head, _CONTROLS) < 0.02:
        return None
    found = [codec for codec in _WIDE if _is_shaped(head, codec)]
    if not found and not is_utf8(head):
        found = [codec for codec in _WIDE[2:] if _is_cjk(_sample(head, codec))]
    found = [codec for codec in found if _in_use(_sample(head, codec))]
    return max(found, key=lambda codec: _ordinary(head, codec), default=None)


def is_utf8(raw: bytes | memoryview) -> bool:
    """Whether bytes are UTF-8, a few bad ones among them, or the last character cut."""
    try:
        codecs.utf_8_decode(raw, "strict", False)
    except UnicodeDecodeError:
        return _mostly_utf8(raw)
    return True


def _read(body: memoryview, declared: str | None) -> _Reading | None:
    codec = wide_codec(bytes(body[:SAMPLE]))
    if codec:
        return _read_wide(body, codec)
    try:
        return _Reading(str(body, "utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass  # The exception holds a copy of the input; here it is gone.
    if _mostly_utf8(body):
        return _patched(str(body, "utf-8", "surrogateescape"), "utf-8")
    return _read_legacy(body, declared)


def _read_wide(body: memoryview, codec: str) -> _Reading | None:
    """UTF-16 or UTF-32; lone surrogates and an incomplete last unit become patches."""
    cut = len(body) % _unit(codec)
    try:
        text = str(body[: len(body) - cut], codec, "surrogatepass")
    except UnicodeDecodeError:
        return None
    patches: list[tuple[int, bytes]] = [
        (m.start(), m.group().encode(codec, "surrogatepass")) for m in _SURROGATE.finditer(text)
    ]
    if patches:
        text = _SURROGATE.sub(_BAD, text)
    if cut:
        patches.append((len(text), bytes(body[len(body) - cut :])))
        text += _BAD
    if len(patches) > 3 + len(text) // 100:
        return None
    return _Reading(text, codec, tuple(patches))


def _read_legacy(body: memoryview, declared: str | None) -> _Reading | None:
    """Text in the charset of a region."""
    claimed = codec_of(declared) if declared else None
    # A claim of windows-1252 proves nothing: it is what servers say when they know nothing.
    if claimed not in (None, "utf-8", "cp1252"):
        reading = _read_as(body, claimed)
        if reading:
            return reading
    sample = _telling_lines(body)
    if _share(sample, _CONTROLS) > 0.05 and len(sample) > 64:
        # Control characters by the dozen: a binary, or UTF-16 that cannot be told.
        return None
    codec = _latin_codec(sample) or _detect(sample)
    reading = _read_as(body, codec) if codec else None
    if reading:
        return reading
    if claimed == "cp1252":
        return _patched(str(body, claimed, "surrogateescape"), claimed)
    if 8 * len(sample.translate(None, _EXPECTED)) <= len(sample) + 8:
        # Plain ASCII but for a few bytes that fit nothing: keep them as bad bytes, guess nothing.
        return _patched(str(body, "utf-8", "surrogateescape"), "utf-8")
    return None


def _read_as(body: memoryview, codec: str) -> _Reading | None:
    """Text in ``codec`` if all but a few bytes are valid in it."""
    try:
        return _Reading(str(body, codec), codec)
    except UnicodeDecodeError:
        pass
    try:
        reading = _patched(str(body, codec, "surrogateescape"), codec)
    except UnicodeDecodeError:
        return None
    few = 2 + len(reading.text) // (50 if codec == "cp1252" else 1000)
    return reading if len(reading.patches) <= few else None


def _patched(text: str, codec: str) -> _Reading:
    """A text decoded with ``surrogateescape``, each escaped byte a U+FFFD and a patch."""
    patches = tuple(
        (at, bytes((ord(text[at]) - 0xDC00,)))
        for run in _ESCAPES.finditer(text)
        for at in range(*run.span())
    )
    return _Reading(_ESCAPES.sub(lambda m: _BAD * len(m.group()), text), codec, patches)


def _count(pattern: re.Pattern[str], text: str) -> int:
    """How many characters lie in matches of ``pattern``."""
    return len(text) - len(pattern.sub("", text))


def _mostly_utf8(raw: bytes | memoryview) -> bool:
    """Whether the valid sequences of more than one byte outweigh the bad bytes."""
    text = str(raw, "utf-8", "surrogateescape")
    total, cut = len(text), text.count("\udce2\udc80")
    del text  # Two bytes a character: large inputs come close to the bounds of memory here.
    good = str(raw, "utf-8", "ignore")
    bad = total - len(good)
    valid = len(good) - len(good.encode("ascii", "ignore"))
    if bad * 4 <= valid:
        return True
    typographic = _count(_TYPOGRAPHIC, good) + cut
    if bad > 10 * (valid + typographic):
        return False
    weight = _count(_LIKELY, good) + _count(_ACCIDENTAL, good) / 4 + 9 * typographic
    return bad <= weight


def _is_shaped(head: bytes, codec: str) -> bool:
    """Whether every unit of a sample begins (or ends) with a small number, mostly 0."""
    unit = _unit(codec)
    columns = [head[i : len(head) // unit * unit : unit] for i in range(unit)]
    if codec.endswith("le"):
        columns.reverse()
    if unit == 4:
        return not columns[0].strip(b"\0") and columns[1].count(0) >= 0.9 * len(columns[1])
    return (
        b"\0" in columns[0]
        and _share(columns[0], _LOW) >= 0.7
        and _share(columns[1], _CONTROLS) <= 0.15
    )


def _unit(codec: str) -> int:
    return 4 if "32" in codec else 2


def _sample(head: bytes, codec: str) -> str:
    """The whole units of a sample as text."""
    unit = _unit(codec)
    return head[: len(head) // unit * unit].decode(codec, "replace")


def _is_cjk(text: str) -> bool:
    return len(text) >= 8 and 2 * _count(_CJK, text) >= len(text)


def _share(data: bytes, chosen: bytes) -> float:
    return (len(data) - len(data.translate(None, chosen))) / len(data)


def _in_use(text: str) -> bool:
    """Whether all but 2 % of the characters are assigned, public and no control characters."""
    odd = sum(
        count
        for char, count in Counter(text).items()
        if char not in "\t\n\r\f" and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")
    )
    return 50 * (odd + text.count(_BAD)) <= len(text)


def _ordinary(head: bytes, codec: str) -> int:
    """How ordinary a sample reads with ``codec``: in the wrong byte order Latin is Chinese too."""
    text = _sample(head, codec)
    return 2 * _count(_PLAIN, text) + _count(_CJK, text)


def _telling_lines(body: memoryview) -> bytes:
    """The lines that are not ASCII, from the first one on, at most `SAMPLE` bytes.

    No legacy charset uses a line feed inside a character, so lines never cut one.
    """
    first = re.search(rb"[\x80-\xff]", body)
    at = first.start() if first else 0
    window = bytes(body[max(0, at - 1024) : at + SAMPLE])
    ahead = min(at, 1024)
    window = window[window.rfind(b"\n", 0, ahead) + 1 :]
    if at + SAMPLE < len(body):
        end = max(window.rfind(b"\n"), window.rfind(b" "))
        window = window[: end if end > 0 else None]
    return b"\n".join(line for line in window.split(b"\n") if not line.isascii())


def _latin_codec(sample: bytes) -> str | None:
    """The codec that gives the accented letters of one language, windows-1252 in doubt."""
    scores = {codec: _latin_score(sample, codec) for codec in _LATIN}
    if scores["cp1252"] >= 0.75 and not _is_accented(sample):
        return "cp1252"
    best = max(_LATIN, key=lambda codec: scores[codec])
    if scores["cp1252"] >= scores[best] - 0.02:
        best = "cp1252"
    return best if scores[best] >= 0.75 else None


def _is_accented(sample: bytes) -> bool:
    """Whether accents are so frequent that they show a language, not names in another one."""
    accented = sum(1 for byte in sample if byte >= 0xA1)
    return accented >= 3 and 50 * accented >= len(sample)


def _latin_score(sample: bytes, codec: str) -> float:
    """From 0 to 1: how well the accented letters of a sample fit one language."""
    text = sample.decode(codec, "surrogateescape")
    odd = sum(len(m.group().strip()) for m in _ODDITIES.finditer(text))
    letters = Counter(char for char in text if char > "\x7f" and char.isalpha())
    total = letters.total() + odd
    if not total:
        return 1.0
    fits: list[float] = [_covered(letters, language) for language in _LANGUAGES]
    if codec == "cp1252":
        fits.append(0.9 * _covered(letters, _WESTERN))
    return max(0.0, max(fits) - odd) / total


def _covered(letters: Counter[str], language: frozenset[str]) -> int:
    return sum(count for letter, count in letters.items() if letter in language)


def _detect(sample: bytes) -> str | None:
    """A charset of another script, found by letter statistics; None for a word or two."""
    if len(sample.translate(None, _EXPECTED)) < 12:
        return None
    # Slow to import, and rarely needed.
    from charset_normalizer import from_bytes

    for part in _parts(sample):
        best = from_bytes(part, cp_isolation=_OTHER_SCRIPTS, enable_fallback=False).best()
        if best:
            codec = "euc_jp" if _is_euc_jp(part) else best.encoding
            return codec_of(codec) if _is_other_script(part.decode(codec)) else None
    return None


def _is_other_script(text: str) -> bool:
    """Whether the characters beyond ASCII are letters, and are not mixed into Latin words."""
    beyond = [char for char in text if char > "\x7f"]
    letters = sum(map(str.isalpha, beyond))
    return 5 * letters >= 3 * len(beyond) and 5 * len(_MIXED.findall(text)) <= letters


def _parts(sample: bytes) -> Iterator[bytes]:
    """A sample; then without its last bytes, which may be half a character; then its halves.

    Detection allows no bad byte at all, a text may have one.
    """
    yield from (sample[: len(sample) - cut] for cut in range(min(4, len(sample))))
    middle = sample.find(b"\n", len(sample) // 2)
    if middle > 0:
        yield sample[:middle]
        yield sample[middle:]


def _is_euc_jp(sample: bytes) -> bool:
    """Whether kana (lead byte A4) are so many that EUC is Japanese, not Korean or Chinese."""
    try:
        sample.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return 5 * sample.count(b"\xa4") > len(sample) - sample.count(b"\n")


def _refusal(name: str, marked: str) -> str:
    if marked:
        label = marked[:6].upper()
        return (
            f"{name}: starts with the byte order mark of {label}, but is not {label} text; "
            "save it as UTF-8"
        )
    return f"{name}: the character set cannot be told; save it as UTF-8"


def _writes_back(text: str, source: Source, raw: bytes) -> bool:
    if source.encoding == "utf-8" and not source.patches:
        # Strict UTF-8 has one spelling for every text.
        return True
    try:
        return encode(text, source) == raw
    except InputError:
        return False


def _write(text: str, encoding: str) -> bytes:
    errors = "surrogatepass" if encoding.startswith("utf-") else "strict"
    try:
        return text.encode(encoding, errors)
    except UnicodeEncodeError as error:
        raise InputError(
            f"character {error.start}: {text[error.start]!r} cannot be written in {encoding}; "
            "write the text as UTF-8"
        ) from error
