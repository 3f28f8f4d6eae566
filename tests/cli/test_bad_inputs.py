"""Bad inputs: whatever comes in, a text or one clear error goes out, and nothing is lost."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import sqlite3
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest

CLEAN = Path(sys.executable).with_name("clean")
ONE = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
TWO = "It sails at nine, the harbour office said on Monday, and it carries forty cars each time."
ARTICLE = f"{ONE}\n\n{TWO}\n"
PROSE = f"{ONE} {TWO} "
ARABIC = "عادت العبارة إلى الميناء بعد تسعة أسابيع، وقال مكتب الميناء إنها تبحر في التاسعة.\n"
HEBREW = "המעבורת חזרה לנמל אחרי תשעה שבועות, אמר משרד הנמל ביום שני.\n"
CHINESE = (
    "渡轮在船厂停留九周后恢复航行，港务局星期一表示，它每天上午九点出发，每次运载四十辆汽车。\n"
)
JAPANESE = (
    "フェリーは九週間の修理を終えて港へ戻りました。港の事務所は毎朝九時に出航すると言います。\n"
)
TAIWANESE = "渡輪在船廠停留九週後恢復航行，港務局表示，它每天上午九點出發，運載四十輛汽車。\n"
RUSSIAN = (
    "Паром вернулся в порт после девяти недель ремонта, сообщила в понедельник портовая служба.\n"
    "Он отправляется в девять часов утра и перевозит сорок машин за один рейс, сказал капитан.\n"
)
EMOJI = "The ferry 🚢 is back 👩‍✈️ and the pilots 👍🏽 waved at the 🏴󠁧󠁢󠁳󠁣󠁴󠁿 flag on the pier.\n"
NFD = unicodedata.normalize("NFD", "Le café était déjà fermé, dit la mère de Zoë à l’hôtel.\n")

SAME = {
    "plain": ARTICLE,
    "one-word": "ferry",
    "one-word-line": "ferry\n",
    "empty": "",
    "one-line-feed": "\n",
    "one-blank": " ",
    "blank": " \n\t\n   \n",
    "only-crlf": "\r\n\r\n",
    "no-final-line-feed": ARTICLE.rstrip("\n"),
    "many-final-line-feeds": ARTICLE + "\n\n\n",
    "leading-blank-lines": "\n\n\n" + ARTICLE,
    "trailing-blanks": ARTICLE.replace("\n", "  \n"),
    "indented": ARTICLE.replace("\n\n", "\n\n    "),
    "tabs": ARTICLE.replace(" at ", "\tat\t"),
    "arabic": ARABIC,
    "hebrew": HEBREW,
    "chinese": CHINESE,
    "japanese": JAPANESE,
    "russian": RUSSIAN,
    "emoji": EMOJI,
    "nfd": NFD,
    "nfc": unicodedata.normalize("NFC", NFD),
    "crlf": ARTICLE.replace("\n", "\r\n"),
    "cr": ARTICLE.replace("\n", "\r"),
    "mixed-line-ends": ARTICLE.replace("\n", "\r\n", 1),
    "bom": "\ufeff" + ARTICLE,
    "bom-crlf": "\ufeff" + ARTICLE.replace("\n", "\r\n"),
    "only-bom": "\ufeff",
    "no-break-spaces": ARTICLE.replace(" at ", "\u00a0at\u202f"),
    "angle-brackets": "If a < b and b > c then the ferry <sails> at nine, she said & waved.\n",
    "a-tag-mentioned": "<p> is the tag of a paragraph, the teacher said in the first lesson.\n",
    "formula": "=SUM(A1:A9) is what the pilot typed, and the sheet answered with forty cars.\n",
    "shell": "$(rm -rf /) `reboot` ${HOME} is what the note on the pier said, to no effect.\n",
    "a-sum": "The bill was 1,000.50 € – a third of what it was in 1999/2000, the office said.\n",
}
"""What holds nothing but an article goes through byte for byte."""

LINE_ENDS = {"nel": "\x85", "ls": "\u2028", "ps": "\u2029", "ff": "\f", "vt": "\v", "fs": "\x1c"}
MARKS = {
    "zero-width-space": "\u200b",
    "zero-width-joiner": "\u200d",
    "word-joiner": "\u2060",
    "soft-hyphen": "\u00ad",
    "bom-inside": "\ufeff",
    "bidi-override": "\u202e",
    "bidi-isolate": "\u2067",
    "combining-storm": "\u0301" * 40,
    "tag-character": "\U000e0041",
    "private-use": "\ue000",
    "noncharacter": "\uffff",
    "replacement": "\ufffd",
    "null": "\0",
    "bell": "\a",
    "backspace": "\b",
    "escape": "\x1b[31;1m",
    "osc": "\x1b]0;title\a",
    "delete": "\x7f",
    "c1": "\x9b31m",
}
WORDS = {
    **{name: ARTICLE.replace("\n\n", end * 2) for name, end in LINE_ENDS.items()},
    **{name: ARTICLE.replace(" ferry ", f" {mark}ferry{mark} ") for name, mark in MARKS.items()},
    "every-control": ARTICLE + "".join(map(chr, [*range(1, 9), *range(14, 32), 127])) + "\n",
    "many-nuls": ARTICLE.replace(" at ", " \0\0\0at "),
    "homoglyphs": ARTICLE.replace("e", "е", 3),
    "zalgo-lines": ARTICLE + "".join(c + "\u0336\u0489\u0301" * 12 for c in "ferry pilots") + "\n",
    "rtl-in-ltr": ARTICLE + ARABIC + HEBREW,
    "lf-cr": ARTICLE.replace("\n", "\n\r"),
    "backspaced": ARTICLE + "f\bfe\ber\brr\bry\by\n",
}
"""Text with odd characters: the words survive."""


def _random(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 – any will do, but the same each time


def _json(text: str) -> str:
    return json.dumps({"title": text}) + "\n"


BYTES = {
    "cp1252": (ARTICLE + "“Café” – naïve déjà vu\n").encode("cp1252"),
    "latin-1": (ARTICLE + "La mère était à l'hôtel fermé, dit Zoë.\n").encode("latin-1"),
    "one-bad-byte": ARTICLE.encode().replace(b" at ", b" \xff at ", 1),
    "bad-bytes": ARTICLE.encode().replace(b" ", b" \xfe\xff ", 4),
    "truncated-character": ARTICLE.encode() + "é".encode()[:1],
    "truncated-emoji": ARTICLE.encode() + "🚢".encode()[:3],
    "overlong-slash": ARTICLE.encode() + b"\xc0\xaf\n",
    "surrogates-in-utf-8": ARTICLE.encode() + b"\xed\xa0\x80\xed\xb0\x80\n",
    "over-the-top": ARTICLE.encode() + b"\xf4\x90\x80\x80\n",
    "lone-continuation": b"\x80\x80" + ARTICLE.encode(),
    "bad-bytes-after-bom": b"\xef\xbb\xbf" + ARTICLE.encode() + b"\xff\n",
    "double-bom": b"\xef\xbb\xbf" * 2 + ARTICLE.encode(),
    "utf-8-among-cp1252": ARTICLE.encode() + "é ".encode() + "é\n".encode("cp1252"),
    "mojibake": (ARTICLE + "cafÃ© â€“ Ã¼ber\n").encode(),
    "deep-json": (ARTICLE + "[" * 20_000 + "]" * 20_000 + "\n").encode(),
    "xml-ish-text": (ARTICLE + "<<<<< >>>>> </p></p>\n").encode(),
    "utf-16-bom": ARTICLE.encode("utf-16"),
    "utf-16-be-bom": b"\xfe\xff" + ARTICLE.encode("utf-16-be"),
    "utf-16-le-no-bom": ARTICLE.encode("utf-16-le"),
    "utf-16-be-no-bom": ARTICLE.encode("utf-16-be"),
    "utf-16-odd-length": ARTICLE.encode("utf-16") + b"x",
    "utf-16-lone-surrogate": ARTICLE.encode("utf-16") + b"\x00\xd8",
    "utf-32-bom": ARTICLE.encode("utf-32"),
    "utf-32-le-no-bom": ARTICLE.encode("utf-32-le"),
    "utf-32-be-no-bom": ARTICLE.encode("utf-32-be"),
    "utf-32-cut": ARTICLE.encode("utf-32")[:-1],
}
"""The words of `ARTICLE` in all manner of bytes: they come out as UTF-8."""

FOREIGN = {
    "utf-16-chinese": (CHINESE * 4, "utf-16"),
    "utf-16-le-russian": (RUSSIAN, "utf-16-le"),
    "utf-32-emoji": (EMOJI, "utf-32"),
    "gb18030": (CHINESE * 8, "gb18030"),
    "gbk": (CHINESE * 8, "gbk"),
    "big5": (TAIWANESE * 8, "big5"),
    "koi8-r": (RUSSIAN * 3, "koi8-r"),
    "cp1251": (RUSSIAN * 3, "cp1251"),
    "cp866": (RUSSIAN * 3, "cp866"),
    "shift-jis": (JAPANESE * 8, "shift_jis"),
    "euc-jp": (JAPANESE * 8, "euc_jp"),
    "iso-2022-jp": (JAPANESE * 8, "iso2022_jp"),
    "euc-kr": (
        "연락선이 아홉 주 만에 항구로 돌아왔다고 항만 사무소가 월요일에 밝혔다.\n" * 8,
        "euc_kr",
    ),
    "cp1256": (ARABIC * 5, "cp1256"),
    "cp1255": (HEBREW * 5, "cp1255"),
    "utf-7": ("Паром вернулся. " * 9, "utf-7"),
    "cp037": (ARTICLE, "cp037"),
}
"""Right text or a clear error; never mojibake."""


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, ARTICLE * 10)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("article.txt")
        info.size = len(ARTICLE.encode())
        archive.addfile(info, io.BytesIO(ARTICLE.encode()))
    return out.getvalue()


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind))

    pixels = zlib.compress(_random(3).randbytes(3000))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _sqlite() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table article (body text)")
    connection.execute("insert into article values (?)", (ARTICLE,))
    raw: bytes = connection.serialize()
    connection.close()
    return raw


def _elf() -> bytes:
    with Path(os.path.realpath("/bin/sh")).open("rb") as file:
        return file.read(100_000)


BINARY = {
    "png": _png(),
    "png-head-only": _png()[:20],
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + _random(1).randbytes(2000),
    "gif": b"GIF89a\1\0\1\0\x80\0\0" + _random(2).randbytes(500),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n",
    "elf": _elf(),
    "sqlite": _sqlite(),
    "gzip": gzip.compress(ARTICLE.encode()),
    "gzip-truncated": gzip.compress(ARTICLE.encode())[:40],
    "gzip-bomb": gzip.compress(bytes(10_000_000)),
    "bzip2": bz2.compress(ARTICLE.encode()),
    "xz": lzma.compress(ARTICLE.encode()),
    "zip": _zip("article.txt"),
    "docx": _zip("word/document.xml"),
    "tar": _tar(),
    "pickle": b"\x80\x04\x95\x0b\0\0\0\0\0\0\0}\x94\x8c\1a\x94K\1s.",
    "random": _random(4).randbytes(50_000),
    "random-short": _random(5).randbytes(300),
    "nuls": bytes(5000),
    "zlib-stream": zlib.compress(ARTICLE.encode() * 50 + _random(6).randbytes(5000)),
    "wav": b"RIFF\x24\x08\0\0WAVEfmt \x10\0\0\0" + _random(7).randbytes(2000),
    "mp3": b"ID3\4\0\0\0\0\0\0" + _random(8).randbytes(2000),
    "woff2": b"wOF2\0\1\0\0" + _random(9).randbytes(2000),
}
"""No text at all: one clear error."""

P = f"<p>{ONE}</p><p>{TWO}</p>"
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
HTML = {
    "page": f"<!doctype html><html><head><title>Ferry</title></head><body>{P}</body></html>",
    "fragment": P,
    "nested-100000": "<html><body>" + "<div>" * 100_000 + P + "</div>" * 100_000,
    "nested-254": "<html><body>" + "<div>" * 254 + P + "</div>" * 254,
    "nested-inline": "<html><body>" + "<b><i>" * 20_000 + P,
    "nested-tables": "<html><body>" + "<table><tr><td>" * 2000 + P,
    "nested-lists": "<html><body>" + "<ul><li>" * 5000 + P,
    "never-closed": f"<html><body><div><p>{ONE}<p>{TWO}",
    "cut-in-a-tag": f"<html><body>{P}<div class='a",
    "cut-in-an-entity": f"<html><body>{P}&am",
    "text-after-html": f"<html><body><p>Short.</p></body></html>{P}",
    "two-pages": f"<html><body><p>{ONE}</p></body></html><html><body><p>{TWO}</p></body></html>",
    "no-body": f"<html>{ONE}\n{TWO}",
    "crossed-tags": f"<html><body><p><b>{ONE}</p><p></b>{TWO}</p></body></html>",
    "entity-bomb": f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">{BOMB}]>'
    f"<rss><channel><item><description>{PROSE}&a11;</description></item></channel></rss>",
    "html-entity-bomb": f'<!DOCTYPE html [<!ENTITY a0 "ha">{BOMB}]>'
    f"<html><body>{P}&a11;</body></html>",
    "external-entity": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<rss><channel><item><description>{PROSE} &x;</description></item></channel></rss>",
    "external-dtd": f'<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd"><html><body>{P}</body></html>',
    "huge-attribute": f'<html><body><p title="{"x" * 2_000_000}">{ONE}</p>'
    f"<p>{TWO}</p></body></html>",
    "many-attributes": "<html><body><p "
    + " ".join(f'a{n}="1"' for n in range(20_000))
    + f">{ONE}</p><p>{TWO}</p></body></html>",
    "frameset": f"<html><frameset><frame src='http://192.0.2.1/'><noframes>{P}</noframes></frameset>"
    "</html>",
    "nul-inside": f"<html><body>{P}</body></html>".replace(" the ", " \0the "),
    "cdata": f"<html><body><![CDATA[ x ]]>{P}</body></html>",
    "rss": '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><item>'
    f"<title>Ferry</title><description><![CDATA[{P}]]></description></item></channel></rss>",
    "atom": '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>'
    f"<title>Ferry</title><content>{PROSE}</content></entry></feed>",
    "xhtml": '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<body>{P}</body></html>",
    "open-comment": f"<html><body>{P}<!-- never closed",
    "open-comment-before": f"<html><body><!-- never closed {P}</body></html>",
    "open-script": f"<html><body>{P}<script>var a = 1;",
    "open-title": f"<html><head><title>Ferry</head><body>{P}</body></html>",
    "open-textarea": f"<html><body><textarea>{P}</body></html>",
    "script-with-tags": f"<html><body><script>'<p>{'x' * 900}</p>'</script>{P}</body></html>",
    "svg-and-math": f"<html><body><svg><foreignObject>{P}</foreignObject></svg></body></html>",
    "template": f"<html><body><template><p>x</p></template>{P}</body></html>",
    "plaintext": f"<html><body>{P}<plaintext>the rest & more",
    "bad-references": f"<html><body>{P}&#xD800; &#0; &#x110000; &bogus; &#99999999999;",
    "lt-storm": f"<html><body>{P}" + "<" * 200_000,
    "amp-storm": f"<html><body>{P}" + "&" * 200_000,
    "quote-storm": f"<html><body>{P}<p title=" + '"' * 100_000 + ">x</p></body></html>",
    "declares-a-lie": f'<html><head><meta charset="utf-16"></head><body>{P}</body></html>',
    "declares-nonsense": f'<html><head><meta charset="klingon"></head><body>{P}</body></html>',
    "meta-refresh": '<html><head><meta http-equiv="refresh" content="0;url=http://192.0.2.1/">'
    f"</head><body>{P}</body></html>",
    "base-href": f'<html><head><base href="//["></head><body><a href="//[">x</a>{P}</body></html>',
    "empty-html": "<html></html>",
    "only-a-script": "<html><body><script>alert(1)</script></body></html>",
    "only-a-doctype": "<!doctype html>",
}
NO_ARTICLE = {"empty-html", "only-a-script", "only-a-doctype"}

LIMIT_MIB, LIMIT_SECONDS = 300, 20


JSON_LINES = {
    "json-surrogate-escapes": (_json(ARTICLE) + '{"a": "\\ud800 \\udfff"}\n').encode(),
    "json-lines": "".join(_json(f"{ONE} {n} {TWO}") for n in range(20)).encode(),
}


def _ids(table):
    return [pytest.param(table[name], id=name) for name in table]


def _clean(cli, tmp_path, raw, *options):
    path = tmp_path / "input.txt"
    path.write_bytes(raw)
    result = cli(*options, path)
    assert path.read_bytes() == raw
    assert result.code in (0, 3)
    assert len(result.errors) == (1 if result.code else 0), result.err
    assert len(result.err) < 1000
    if result.code:
        assert result.failed(3, str(path))
    result.out.decode("utf-8")
    return result


def _has_words(text, wanted=ARTICLE):
    """Every word of the article, marks that cannot be seen apart."""
    unseen = dict.fromkeys(map(ord, "".join(MARKS.values())))
    bare = text.translate(unseen)
    return not [word for word in wanted.translate(unseen).split() if word not in bare]


@pytest.mark.parametrize("text", _ids(SAME))
def test_what_is_nothing_but_article_passes_unchanged(cli, tmp_path, text):
    result = _clean(cli, tmp_path, text.encode())
    assert result.out == text.encode()
    assert result.code == 0


@pytest.mark.parametrize("text", _ids(SAME))
def test_standard_input_does_as_a_file_does(cli, text):
    result = cli(stdin=text.encode())
    assert (result.code, result.out) == (0, text.encode())


@pytest.mark.parametrize("text", _ids(WORDS))
def test_words_survive_odd_characters(cli, tmp_path, text):
    result = _clean(cli, tmp_path, text.encode())
    assert result.code == 0
    assert _has_words(result.text.replace("е", "e"))


@pytest.mark.parametrize("raw", _ids(BYTES))
def test_words_survive_odd_bytes(cli, tmp_path, raw):
    result = _clean(cli, tmp_path, raw)
    assert result.code == 0
    assert _has_words(result.text)


@pytest.mark.parametrize("raw", _ids(JSON_LINES))
def test_records_are_taken_for_a_text_only_where_that_is_said(cli, tmp_path, raw):
    result = _clean(cli, tmp_path, raw, "--from", "text")
    assert result.code == 0
    assert _has_words(result.text)
    assert cli(tmp_path / "input.txt").failed(2, "input.txt: looks like JSON Lines")


@pytest.mark.parametrize(("text", "encoding"), FOREIGN.values(), ids=FOREIGN)
def test_other_charsets_come_out_right_or_not_at_all(cli, tmp_path, text, encoding):
    raw = text.encode(encoding)
    result = _clean(cli, tmp_path, raw)
    plain = raw.decode("ascii") if raw.isascii() else text
    lines = result.text.removeprefix("\ufeff").split("\n")  # lines that repeat may go
    assert result.code == 3 or set(lines) in (set(text.split("\n")), set(plain.split("\n")))


@pytest.mark.parametrize("raw", _ids(BINARY))
def test_binaries_are_one_clear_error(cli, tmp_path, raw):
    result = _clean(cli, tmp_path, raw)
    assert result.failed(3, "input.txt", "; ")


@pytest.mark.parametrize("name", HTML)
def test_hostile_pages_give_the_article_or_an_error(cli, tmp_path, name):
    result = _clean(cli, tmp_path, HTML[name].encode())
    if name in NO_ARTICLE:
        assert result.code == 3 or (result.out.strip() == b"" and "warning" in result.err)
    else:
        assert result.code == 3 or _has_words(result.text)
    assert "root:" not in result.text
    assert result.text.count("ha") < 100


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("raw", _ids({**BYTES, **JSON_LINES, "empty": b"", "blank": b" \n"}))
def test_a_form_that_is_asked_for_takes_anything(cli, tmp_path, raw, form):
    assert _clean(cli, tmp_path, raw, "--from", form).code == 0


@pytest.mark.parametrize(
    "raw",
    [
        *(pytest.param(text.encode(), id=name) for name, text in {**SAME, **WORDS}.items()),
        *(pytest.param(raw, id=name) for name, raw in BYTES.items()),
        *(
            pytest.param(text.encode(encoding), id=name)
            for name, (text, encoding) in FOREIGN.items()
        ),
        pytest.param((SAME["crlf"] + "Accept all cookies\r\n").encode("utf-16"), id="utf-16-drop"),
    ],
)
def test_whatever_is_cleaned_can_be_restored(cli, tmp_path, raw):
    source, audit, out = tmp_path / "a.txt", tmp_path / "audit.jsonl", tmp_path / "out.txt"
    source.write_bytes(raw)
    if cli("--audit", audit, "-o", out, source).code == 3:
        assert not out.exists()
        return
    assert cli("restore", "--audit", audit, out).out == raw


@pytest.mark.parametrize("name", ["explain", "--diff", "--dry-run", "--json"])
@pytest.mark.parametrize("table", [WORDS, HTML], ids=["text", "html"])
def test_every_way_of_looking_takes_them_all(cli, tmp_path, name, table):
    folder = tmp_path / "in"
    folder.mkdir()
    for number, text in enumerate(table.values()):
        (folder / f"{number:03}").write_bytes(text[:20_000].encode())
    result = cli(name, folder)
    assert result.code in (0, 1, 3)
    assert "\x1b" not in result.text or name == "--diff"
    assert "\x1b" not in result.err
    if name != "--diff":
        assert result.text.count(str(folder)) == len(table) - len(result.errors)


def _repeated(unit: str, size: int) -> bytes:
    return (unit * (size // len(unit.encode()) + 1)).encode()


HUGE = {
    "300-thousand-identical-lines.txt": lambda: b"The same line again.\n" * 300_000,
    "one-line-of-20-mb.txt": lambda: _repeated(PROSE, 20_000_000),
    "one-word-of-20-mb.txt": lambda: b"a" * 20_000_000,
    "five-million-line-feeds.txt": lambda: b"\n" * 5_000_000,
    "text-node-of-12-mb.html": lambda: b"<html><body><p>%b</p>" % _repeated(PROSE, 12_000_000),
    "attribute-of-12-mb.html": lambda: b"<html><p title='%b'>%b" % (b"x" * 12_000_000, P.encode()),
    "two-million-lt.html": lambda: b"<html><body>%b%b" % (P.encode(), b"<" * 2_000_000),
    "latin-of-10-mb.txt": lambda: _repeated("été à l’hôtel ", 10_000_000).decode().encode("cp1252"),
    "random-of-20-mb.bin": lambda: _random(1).randbytes(20_000_000),
}
_DRIVER = """
import resource, subprocess, sys
with open(sys.argv[3], "wb") as out:
    done = subprocess.run(sys.argv[1:3], stdout=out, stderr=subprocess.PIPE, timeout=120)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, len(done.stderr),
    b"Traceback" in done.stderr)
"""


@pytest.mark.parametrize("name", HUGE)
def test_huge_inputs_stay_within_time_and_memory(tmp_path, name):
    path, out = tmp_path / name, tmp_path / "out"
    raw = HUGE[name]()
    path.write_bytes(raw)
    command = [sys.executable, "-S", "-c", _DRIVER, CLEAN, path, out]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=150)
    code, peak, seconds, said, traceback = done.stdout.split()
    size = len(raw)
    assert traceback == "False"
    assert int(peak) <= LIMIT_MIB + 10 * size / 2**20
    assert float(seconds) <= LIMIT_SECONDS + size / 1e6
    assert int(said) < 1000
    assert int(code) == (3 if name.endswith("bin") else 0)
    assert (out.stat().st_size == 0) == name.endswith("bin")
    if name.endswith(".html"):
        assert _has_words(out.read_text(encoding="utf-8"))


NAMES = [
    b"with blanks and  two.txt",
    b"line\nfeed.txt",
    b"tab\there.txt",
    b"carriage\rreturn.txt",
    b"\x1b[31mred.txt",
    b'quote\'d "both".txt',
    b"$(touch pwned).txt",
    b"`touch pwned`;&|.txt",
    b"*?[a].txt",
    b"%s%n{0}.txt",
    b"back\\slash.txt",
    b"-dash.txt",
    b"--output",
    b"--",
    b"-",
    b"~",
    b"not-utf-8-\xff\xfe.txt",
    b"a" * 250,
    "ünïcödé-渡轮-🚢.txt".encode(),
    "bidi-\u202etxt.exe".encode(),
    b"explain",
    b"run",
    b"\n",
    b" ",
]


@pytest.mark.parametrize("name", NAMES, ids=[ascii(name)[2:20] for name in NAMES])
def test_names_are_taken_literally(cli, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    place = os.fsdecode(name)
    shown = f"./{place}" if place == "-" else place
    raw = (ARTICLE + "\nAccept all cookies\n").encode()
    Path(place).write_bytes(raw)
    assert cli("--", shown).text.strip() == ARTICLE.strip()
    assert cli("-o", "out", "--audit", "audit.jsonl", "--", shown, "/dev/null").code == 0
    assert (tmp_path / "out" / place).read_text(encoding="utf-8").strip() == ARTICLE.strip()
    assert cli("restore", "--audit", "audit.jsonl", "-o", "back", "out").code == 0
    assert (tmp_path / "back" / place).read_bytes() == raw
    record = json.loads(cli("--json", "--", shown).out)
    assert record["text"].strip() == ARTICLE.strip()
    heading = cli("explain", "--", shown).text.splitlines()[0]
    assert heading.isprintable()
    assert all(line.isprintable() for line in cli("--dry-run", "--", shown).text.splitlines())
    assert cli("-i", "--", shown).code == 0
    assert Path(f"{place}.orig").read_bytes() == raw
    assert not Path("pwned").exists()


def test_a_missing_name_is_shown_harmlessly_on_one_line(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [*NAMES, b"x" * 300, b"x/" * 3000]:
        if name != b"-":
            result = cli("--", os.fsdecode(name))
            assert result.failed(3, "cannot be read")
            assert result.err.rstrip("\n").isprintable()
