from __future__ import annotations

import codecs
import hashlib
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cleaner.model import InputError, Source
from cleaner.read.decode import decode, encode
from cleaner.read.labels import codec_of
from cleaner.read.utf8 import is_utf8
from cleaner.read.wide import wide_codec

ENGLISH = "The mayor said “it’s done” – and the café’s owner agreed.\n"
FRENCH = "« L’été dernier, c’était déjà prêt », a déclaré le maire à Besançon.\n"
GERMAN = "Der Oberbürgermeister sagte: „Die Brücke wird größer, schöner und früher fertig.“\n"
SPANISH = "«¿Qué pasó?», preguntó la señora Núñez el año pasado en Logroño.\n"
PORTUGUESE = "A decisão não põe em causa a situação das mães e irmãos, disse João.\n"
NORWEGIAN = "Ordføreren åpnet broen på søndag; å bygge den tok tre år, og været var kjølig.\n"
ICELANDIC = "Það er gaman að sjá þig, sagði hún í gær, þegar öll börnin æfðu ýmislegt.\n"
POLISH = "Wczoraj w mieście otwarto nowy most; burmistrz powiedział, że była to długa droga.\n"
CZECH = "Včera byl ve městě otevřen nový most přes řeku a starosta řekl, že příliš žádal.\n"
HUNGARIAN = "A polgármester szerint az építkezés három évig tartott, és ő örült a hídnak.\n"
TURKISH = "Belediye başkanı inşaatın üç yıl sürdüğünü ve köprünün çok ağır olduğunu söyledi.\n"
RUSSIAN = "Вчера в городе открыли новый мост через реку. Мэр сказал, что ждали три года.\n"
GREEK = "Χθες άνοιξε στην πόλη νέα γέφυρα. Ο δήμαρχος είπε ότι το έργο κράτησε χρόνια.\n"
HEBREW = "אתמול נפתח בעיר גשר חדש מעל הנהר. ראש העיר אמר שהבנייה נמשכה שלוש שנים.\n"
CHINESE = "昨天，市政府宣布新的大桥将于明年开通。市长说，工程历时三年，耗资两亿元。\n"
TAIWANESE = "昨天，市政府宣布新的大橋將於明年開通。市長說，工程歷時三年，耗資兩億元。\n"
JAPANESE = "昨日、市は新しい橋が来年開通すると発表した。市長は「工事には三年かかった」と述べた。\n"
KOREAN = "어제 시는 새 다리가 내년에 개통된다고 발표했다. 시장은 삼 년이 걸렸다고 말했다.\n"

LEGACY = [
    *((text, "cp1252") for text in (ENGLISH, FRENCH, GERMAN, SPANISH, PORTUGUESE)),
    *((text, "cp1252") for text in (NORWEGIAN, ICELANDIC)),
    *((text, codec) for text in (POLISH, CZECH, HUNGARIAN) for codec in ("cp1250", "iso8859-2")),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (GREEK, "cp1253"),
    (HEBREW, "cp1255"),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (TAIWANESE, "big5"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (KOREAN, "euc_kr"),
]
EVERY = list(dict.fromkeys(text for text, _ in LEGACY))
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def read(raw: bytes, declared: str | None = None) -> tuple[str, Source]:
    """Decode, and hold the laws that hold for every input."""
    text, source = decode(raw, name="page", declared=declared)
    assert encode(text, source) == raw
    assert source.size == len(raw)
    assert source.sha256 == hashlib.sha256(raw).hexdigest()
    assert all(text[offset] == "\ufffd" for offset, _ in source.patches)
    text.encode("utf-8")  # no lone surrogates
    return text, source


class TestUnicode:
    @pytest.mark.parametrize("text", ["", "a", "plain\r\nASCII\0\x1b[1m", *EVERY])
    def test_utf8(self, text: str) -> None:
        found, source = read(text.encode())
        assert (found, source.encoding, source.patches, source.raw) == (text, "utf-8", (), None)

    @pytest.mark.parametrize(
        ("bom", "codec"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    @pytest.mark.parametrize("text", ["", "x", ENGLISH, CHINESE, "\ufefftwice", "🌉"])
    def test_byte_order_mark_is_kept_beside_the_text(
        self, bom: bytes, codec: str, text: str
    ) -> None:
        found, source = read(bom + text.encode(codec))
        assert (found, source.bom, source.encoding) == (text, bom, codec)

    @pytest.mark.parametrize("codec", WIDE)
    @pytest.mark.parametrize("text", EVERY)
    def test_wide_without_mark(self, text: str, codec: str) -> None:
        assert read(text.encode(codec))[0] == text
        assert read((text * 2000).encode(codec))[0] == text * 2000

    def test_utf16_mark_before_a_nul(self) -> None:
        raw = codecs.BOM_UTF16_LE + "\0nul first, then text".encode("utf-16-le")
        text, source = read(raw)
        assert text == "\0nul first, then text"
        assert source.bom == codecs.BOM_UTF16_LE

    def test_lone_surrogate_and_odd_end_in_utf16(self) -> None:
        good = ENGLISH.encode("utf-16-le")
        text, source = read(codecs.BOM_UTF16_LE + b"\x00\xd8" + good + b"\x41")
        assert text == f"\ufffd{ENGLISH}\ufffd"
        assert source.patches == ((0, b"\x00\xd8"), (len(text) - 1, b"\x41"))

    @pytest.mark.parametrize(
        "raw",
        [
            codecs.BOM_UTF16_LE + b"\x00\xdc" * 200,
            codecs.BOM_UTF32_BE + b"\xff\xff\xff\xff" * 3,
        ],
    )
    def test_false_mark_is_an_error(self, raw: bytes) -> None:
        with pytest.raises(InputError, match=r"^page: starts with the byte order mark of UTF-"):
            decode(raw, name="page")

    @pytest.mark.parametrize(
        "raw",
        [b"abc\0", b"a\0b\0c d e", b"x" * 300 + b"\0", b"one\0two\0three\0", b"\0", b"a\nb\n"],
    )
    def test_a_few_nuls_do_not_make_utf16(self, raw: bytes) -> None:
        assert read(raw)[0] == raw.decode("ascii")


class TestBadBytes:
    @pytest.mark.parametrize("text", [t for t in EVERY if t != ENGLISH])
    @pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xe9", b"\xc0", b"\x81"])
    def test_one_bad_byte_spoils_nothing_else(self, text: str, bad: bytes) -> None:
        found, source = read(text.encode() + bad + b" and more")
        assert found == f"{text}\ufffd and more"
        assert source.encoding == "utf-8"
        assert source.patches == ((len(text), bad),)

    def test_a_real_replacement_character_survives(self) -> None:
        found, source = read("déjà \ufffd vu ".encode() + b"\xff\xfe" + "été".encode())
        assert found == "déjà \ufffd vu \ufffd\ufffdété"
        assert source.patches == ((10, b"\xff"), (11, b"\xfe"))

    @pytest.mark.parametrize("cut", [1, 2, 3])
    def test_cut_character_at_the_end(self, cut: int) -> None:
        raw = FRENCH.encode() + "🌉".encode()[:cut]
        found, source = read(raw)
        assert found == FRENCH + "\ufffd" * cut
        assert source.encoding == "utf-8"

    def test_cut_quote_after_ascii(self) -> None:
        found, source = read(b"They said \xe2\x80")
        assert (found, source.encoding) == ("They said \ufffd\ufffd", "utf-8")

    def test_bad_byte_far_inside_a_large_text(self) -> None:
        raw = b"plain line\n" * 20_000 + CHINESE.encode() * 200 + b"\x92" + b"plain line\n" * 20_000
        found, source = read(raw)
        assert found.count(CHINESE) == 200
        assert len(source.patches) == 1

    @pytest.mark.parametrize("hole", [b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"])
    def test_holes_of_windows_1252(self, hole: bytes) -> None:
        raw = FRENCH.encode("cp1252") * 3
        found, source = read(hole + raw)
        assert found == "\ufffd" + FRENCH * 3
        assert (source.encoding, source.patches) == ("cp1252", ((0, hole),))

    def test_nothing_but_holes_is_marked_not_guessed(self) -> None:
        found, _ = read(b"abc\x81\x8d\x8f\x90\x9d def")
        assert found == "abc\ufffd\ufffd\ufffd\ufffd\ufffd def"

    @pytest.mark.parametrize("codec", ["mac-roman", "cp850"])
    def test_unknown_charset_of_a_western_text_is_marked(self, codec: str) -> None:
        raw = "Le maire a inauguré le musée de la cité; il était très content.\n".encode(codec)
        found, source = read(raw)
        assert source.patches
        assert found == raw.decode("ascii", "replace")

    @pytest.mark.parametrize(
        ("text", "codec"),
        [(CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp")],
    )
    def test_cut_legacy_text(self, text: str, codec: str) -> None:
        raw = (text * 3).rstrip().encode(codec)[:-3]
        found, _ = read(raw)
        assert found.rstrip("\ufffd") == raw.decode(codec, "ignore")


class TestLegacy:
    @pytest.mark.parametrize(("text", "codec"), LEGACY)
    @pytest.mark.parametrize("times", [1, 3, 1500])
    def test_undeclared(self, text: str, codec: str, times: int) -> None:
        assert read((text * times).encode(codec))[0] == text * times

    @pytest.mark.parametrize(("text", "codec"), LEGACY)
    def test_far_behind_ascii(self, text: str, codec: str) -> None:
        page = "<p>All of this is ASCII.</p>\n" * 5000 + text * 3
        assert read(page.encode(codec))[0] == page

    @pytest.mark.parametrize(("text", "codec"), LEGACY)
    @pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-charset", "base64"])
    def test_mislabelled(self, text: str, codec: str, declared: str) -> None:
        assert read(text.encode(codec), declared)[0] == text

    @pytest.mark.parametrize(("text", "codec"), LEGACY)
    def test_declared(self, text: str, codec: str) -> None:
        first = text.split(maxsplit=1)[0]
        assert read(first.encode(codec), codec)[0] == first

    @pytest.mark.parametrize("declared", ["iso-8859-1", "latin-1", "gbk", "shift_jis", "koi8-r"])
    @pytest.mark.parametrize("text", EVERY)
    def test_utf8_outranks_the_label(self, text: str, declared: str) -> None:
        found, source = read(text.encode(), declared)
        assert (found, source.encoding) == (text, "utf-8")

    def test_latin1_means_windows_1252(self) -> None:
        assert read(b"\x93Caf\xe9\x94 \x96 \x80 5", "iso-8859-1")[0] == "“Café” – € 5"

    def test_capitals_before_guillemets(self) -> None:
        # The bytes of "É»" alone are valid UTF-8.
        text = "« LE CAFÉ» rouvre à la rentrée, «LIBERTÉ» aussi.\n"
        assert read(text.encode("cp1252"))[0] == text

    def test_names_in_an_english_text(self) -> None:
        text = f"{'In an English text nobody minds. ' * 9}Søren of Genève met Señor Peña.\n"
        assert read(text.encode("cp1252"))[0] == text

    def test_a_codec_that_writes_other_bytes_keeps_the_input(self) -> None:
        # NEC row 13 and the IBM extensions of code page 932 hold some characters twice.
        raw = JAPANESE.encode("cp932") + b"\x87\x90\xfa\x5b"
        text, source = read(raw)
        assert text.startswith(JAPANESE)
        assert source.raw == raw

    @pytest.mark.parametrize("raw", [b"\xd6\xd0\xb9\xfa", bytes(range(128, 256))])
    def test_what_cannot_be_told_is_an_error(self, raw: bytes) -> None:
        with pytest.raises(InputError, match=r"^page: the character set cannot be told; save"):
            decode(raw, name="page")

    def test_detection_is_bounded(self) -> None:
        raw = (RUSSIAN * 60_000).encode("koi8-r")
        decode(RUSSIAN.encode("koi8-r"), name="warm")
        start = time.process_time()
        assert decode(raw, name="page")[1].encoding == "koi8-r"
        assert time.process_time() - start < 5


class TestEncode:
    def test_lone_surrogate_of_a_library_user(self) -> None:
        assert encode("a\ud800b", Source()) == b"a\xed\xa0\x80b"

    def test_text_that_is_not_the_one_read(self) -> None:
        text, source = decode("été ".encode() + b"\xff", name="page")
        with pytest.raises(InputError, match=r"^character 4: .*; restore it first$"):
            encode(text[1:], source)

    def test_character_that_the_charset_lacks(self) -> None:
        with pytest.raises(InputError, match=r"^character 1: '橋' cannot be written in cp1252; "):
            encode("a橋", Source(encoding="cp1252"))


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        (" UTF8 ", "utf-8"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-16", "utf-8"),
        ("windows-874", "cp874"),
        ("rot13", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("a\0b", None),
        ("", None),
        ("café", None),
    ],
)
def test_codec_of(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec
    assert codec is None or codecs.lookup(codec)


def test_wide_codec_leaves_other_text_alone() -> None:
    assert wide_codec(b"\x1b[1mbold\x1b[0m" * 50) is None
    assert wide_codec(CHINESE.encode("gb18030") * 20 + b"\0" * 9) is None


def test_is_utf8() -> None:
    assert is_utf8(CHINESE.encode()[:-2])
    assert is_utf8(memoryview(FRENCH.encode() + b"\xff"))
    assert not is_utf8(FRENCH.encode("cp1252"))


LABELS = [None, "utf-8", "latin-1", "gbk", "shift_jis", "big5", "euc-kr", "iso-2022-jp", "cp1258"]


def holds(raw: bytes, declared: str | None) -> None:
    try:
        read(raw, declared)
    except InputError as error:
        message = str(error)
        assert message.startswith("page: ")
        assert "\n" not in message


@given(st.binary(max_size=200), st.sampled_from(LABELS))
def test_any_bytes_round_trip_or_are_refused(raw: bytes, declared: str | None) -> None:
    holds(raw, declared)


@given(
    st.lists(st.sampled_from([t.encode(c) for t, c in LEGACY]) | st.binary(max_size=6), max_size=6),
    st.sampled_from([b"", *(bom for bom in (codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff"))]),
    st.sampled_from(LABELS),
)
def test_mixtures_round_trip_or_are_refused(
    parts: list[bytes], bom: bytes, declared: str | None
) -> None:
    holds(bom + b"".join(parts), declared)


@given(st.text())
def test_any_text_in_utf8(text: str) -> None:
    raw = text.encode("utf-8")
    assert read(codecs.BOM_UTF8 + raw)[0] == text
    assert read(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))[0] == text


@given(
    st.text(st.sampled_from("".join(EVERY)) | st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["cp1252", "cp1251", "gb18030", "cp932", "euc_jp", "big5hkscs", "cp949"]),
)
def test_any_text_in_a_legacy_charset(text: str, codec: str) -> None:
    raw = text.encode(codec, "ignore")
    holds(raw, None)
    holds(raw, codec)


@given(
    st.text(st.characters(codec="utf-8"), min_size=1), st.integers(0, 400), st.binary(max_size=2)
)
def test_bad_bytes_anywhere(text: str, at: int, bad: bytes) -> None:
    raw = (FRENCH + text + CHINESE).encode()
    assume(at or bad not in (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))  # they tell the encoding
    found, source = read(raw[:at] + bad + raw[at:])
    assert source.encoding == "utf-8"
    assert found.replace("\ufffd", "").count("市") >= 1
