"""Which charset of a region a text is in, told by its accented letters or by detection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.read.labels import codec_of
from cleaner.read.wide import SAMPLE

_ASCII = bytes(range(128))
# ASCII, and the bytes that windows-1252 leaves undefined: nobody writes text with them.
EXPECTED = _ASCII + b"\x81\x8d\x8f\x90\x9d"
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


def telling_lines(body: memoryview) -> bytes:
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


def latin_codec(sample: bytes) -> str | None:
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


def detected_codec(sample: bytes) -> str | None:
    """A charset of another script, found by letter statistics; None for a word or two."""
    if len(sample.translate(None, EXPECTED)) < 12:
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
