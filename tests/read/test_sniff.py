from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import random
import sqlite3
import struct
import tarfile
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import InputError
from cleaner.read.sniff import declared_charset, looks_like_html, refuse_binary

PIXEL = '<img height="1" width="1" style="display:none" src="https://pixel.example/t?id=4" />'
FRAME = '<iframe src="https://tags.example/ns.html?id=4" height="0" width="0"></iframe>'
ARTICLE = (
    "The bridge over the river was opened on Monday, three years after the flood.\n"
    "“We never gave up,” the mayor said, and the crowd at the café cheered – twice.\n"
)

TUTORIAL = (
    "To make a page, write:\n\n<html>\n<body>\n<p>Hello</p>\n</body>\n</html>\n\n"
    "Then save it.\nOpen it in a browser.\nYou will see the word.\nThat is all.\n"
)


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else ARTICLE)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("article.txt")
        info.size = len(ARTICLE.encode())
        archive.addfile(info, io.BytesIO(ARTICLE.encode()))
    return out.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table article (body text)")
    raw: bytes = connection.serialize()
    connection.close()
    return raw


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"
BINARIES = {
    "a PNG image": PNG,
    "a JPEG image": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1",
    "a GIF image": b"GIF89a\1\0\1\0\x80\0\0",
    "a BMP image": b"BM" + struct.pack("<IHHI", 70, 0, 0, 54),
    "a TIFF image": b"II*\0\x08\0\0\0",
    "a WebP image": b"RIFF\x24\0\0\0WEBPVP8 ",
    "a RIFF media file": b"RIFF\x24\0\0\0WAVEfmt ",
    "a PDF document": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "an ELF program": b"\x7fELF\2\1\1\0",
    "a Windows program": b"MZ\x90\0\3\0\0\0",
    "a Mach-O program": b"\xcf\xfa\xed\xfe\7\0\0\1",
    "a Java class or Mach-O program": b"\xca\xfe\xba\xbe\0\0\0\x34",
    "a gzip archive": gzip.compress(ARTICLE.encode()),
    "a bzip2 archive": bz2.compress(ARTICLE.encode()),
    "an xz archive": lzma.compress(ARTICLE.encode()),
    "a zstd archive": b"\x28\xb5\x2f\xfd\x24\0",
    "a 7z archive": b"7z\xbc\xaf\x27\x1c\0\4",
    "a RAR archive": b"Rar!\x1a\7\1\0",
    "a tar archive": tarred(),
    "a zip archive": zipped("article.txt"),
    "an EPUB book": zipped("mimetype", "book.xhtml"),
    "an Office document (docx, xlsx, pptx)": zipped("[Content_Types].xml", "word/document.xml"),
    "an SQLite database": database(),
    "a Parquet table": b"PAR1\x15\4\x15\x10",
    "a font": b"wOFF\0\1\0\0",
    "an MP3 recording": b"ID3\4\0\0\0\0",
    "an Ogg recording": b"OggS\0\2\0\0",
    "an MP4 video or HEIF image": b"\0\0\0\x18ftypisom\0\0\2\0",
    "a Python pickle": b"\x80\4\x95\x0f\0\0\0\0\0\0\0\x8c\5hello\x94.",
}


class TestRefuseBinary:
    @pytest.mark.parametrize(("what", "raw"), BINARIES.items())
    def test_says_what_it_is(self, what: str, raw: bytes) -> None:
        with pytest.raises(InputError) as caught:
            refuse_binary(raw, name="a/b.txt")
        message = str(caught.value)
        assert message.startswith(f"a/b.txt: this is {what}, not text; ")
        assert "\n" not in message

    @pytest.mark.parametrize("what", ["a gzip archive", "a zip archive", "a tar archive"])
    def test_archives_are_to_be_unpacked(self, what: str) -> None:
        with pytest.raises(InputError, match=r"; unpack it first$"):
            refuse_binary(BINARIES[what], name="-")

    @pytest.mark.parametrize("size", [64, 300, 5000, 200_000])
    @pytest.mark.parametrize("seed", range(8))
    def test_random_bytes(self, size: int, seed: int) -> None:
        raw = b"\xc0" + random.Random(seed).randbytes(size)  # noqa: S311
        with pytest.raises(InputError, match=r"^x: this is "):
            refuse_binary(raw, name="x")

    def test_packed_bytes_without_a_magic_number(self) -> None:
        words = random.Random(3).choices(ARTICLE.split(), k=4000)  # noqa: S311
        raw = zlib.compress(" ".join(words).encode(), wbits=-15)
        with pytest.raises(InputError, match="this is binary data, not text"):
            refuse_binary(raw, name="x")

    @pytest.mark.parametrize("raw", [b"\0" * 4096, bytes(range(32)) * 40, b"\1\2ab" * 50])
    def test_control_characters_throughout(self, raw: bytes) -> None:
        with pytest.raises(InputError, match="this is binary data, not text"):
            refuse_binary(raw, name="x")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "BM results were published on Friday.",
            "MZ is the code of Mozambique.",
            "GIF89a is a format of 1989.",
            "GIF images are old.",
            "PK and RIFF are names.",
            "ID3 tags hold the title; OggS, fLaC and OTTO do not.",
            "RIFF raff WEBP",
            "PAR1 is a golf term",
            "the ftyp box",
            "%PDF-1.7 is what the first line of a PDF says.",
            "BZh91AY&SY starts a bzip2 file.",
            "x" * 257 + "ustar" + " is at offset 257",
            "Rar!",
            ARTICLE + "\x89PNG\r\n\x1a\n and %PDF-1.4\n1 0 obj",
            ARTICLE + "a\0b\0c" + ARTICLE,
            "\x1b[1mBold\x1b[0m\x1b[31mred\x1b[0m",
            "page one\fpage two\v\a\a",
            "N\bNA\bAM\bME\bE",
            "\0",
            "\x01\x02\x03 a few",
        ],
    )
    def test_text_passes(self, text: str) -> None:
        refuse_binary(text.encode(), name="x")
        refuse_binary((text + ARTICLE).encode("utf-8"), name="x")
        refuse_binary((text + ARTICLE).encode("cp1252", "ignore"), name="x")

    @pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
    @pytest.mark.parametrize(
        "text", [ARTICLE, "昨天，市政府宣布新的大桥将于明年开通。\n" * 3, "Новый мост открыт.\n"]
    )
    def test_wide_text_passes(self, text: str, codec: str) -> None:
        refuse_binary(text.encode(codec), name="x")
        refuse_binary((text * 3000).encode(codec), name="x")

    @pytest.mark.parametrize(
        ("text", "codec"),
        [
            ("工事には三年かかった", "cp932"),
            ("工事には三年かかった", "iso2022_jp"),
            ("市长说，工程历时三年", "gb18030"),
            ("Мэр сказал, что ждали", "koi8-r"),
        ],
    )
    def test_legacy_text_passes(self, text: str, codec: str) -> None:
        refuse_binary((text * 50).encode(codec), name="x")

    @given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
    def test_text_without_control_characters_passes(self, text: str) -> None:
        refuse_binary(text.encode(), name="x")


class TestLooksLikeHtml:
    @pytest.mark.parametrize(
        "text",
        [
            "<!doctype html><title>x</title>",
            "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<HTML>",
            "\ufeff\n\n  <html lang=en>",
            "<HTML\nlang='en'>",
            "<head><meta charset=utf-8>",
            "<body>text",
            "<!-- saved from somewhere -->\n<!-- twice -->\n<html>",
            "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html><html>",
            "<?xml version='1.0'?>\n<?xml-stylesheet href='a.css'?>\n<anything><b/></anything>",
            "<rss version='2.0'><channel>",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<rdf:RDF xmlns:rdf='x'>",
            "<p>One.</p><p>Two.</p>",
            "<p>One.",
            "<P>One.<P>Two.",
            "<p> One.</p>",
            "<div class='story'>\nThe bridge is open.\n</div>",
            "<div\nclass=story> The bridge",
            f"<div data-state='{'x' * 99_999}'>The bridge is open.</div>",
            "<article>\n<h1>Bridge</h1>",
            "<br/>The bridge",
            "<a href='/'>Home</a> | News",
            f"{PIXEL}<p>The bridge is open again.</p>\n" * 20,
            f"<div>{PIXEL}</div>\n" + "The bridge is open again.\n" * 20 + "<h2>Ferry</h2>",
            "Bridge\n<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n<p>Four.</p>\n",
        ],
    )
    def test_markup(self, text: str) -> None:
        assert looks_like_html(text)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " \n",
            ARTICLE,
            "<",
            "<3 is a heart, and a < b.",
            "<div> is the tag that pages are made of.",
            "<p>, <b> and <i> are as old as the web.",
            "<div> and </div> come in pairs.",
            "<redacted> said that the <name withheld> was there.",
            "<john> hello\n<mary> hello yourself\n",
            "<john@example.org> wrote:\n",
            "Use <div> and <span>; close them with </div> and </span>.",
            "Doctypes such as <!doctype html> come first.",
            TUTORIAL,
            "<!-- a note to the editor -->\nThe bridge is open.",
            "<!-- never closed",
            "<?php echo '<p>'; ?>",
            "if (a<b && c>d) { return <T>x; }",
            ARTICLE + "<p>A stray paragraph.</p>",
            "#include <stdio.h>\n#include <map>\nint main() {}\n",
            ARTICLE * 900 + "<html><body><p>far away</p></body></html>",
            PIXEL + "\n" + ARTICLE * 2,
            PIXEL + "\n" + "The bridge is open again.\n" * 30 + "It is <u>not</u> safe.\n",
            f"<div>{PIXEL}</div>\n{ARTICLE}" + "Home\n" * 30 + FRAME + "\n" + ARTICLE * 2,
        ],
    )
    def test_text(self, text: str) -> None:
        assert not looks_like_html(text)

    @pytest.mark.parametrize(
        "text",
        [
            "<" * 3_000_000,
            "<p " * 1_000_000,
            "</p" * 1_000_000,
            "<!--" * 700_000,
            "<!-- -->" * 400_000,
            "\n \n" * 1_000_000,
            "<?xml ?>" * 400_000,
            "<a:" * 1_000_000,
            "x</p>\n" * 500_000,
        ],
    )
    def test_hostile_input_takes_linear_time(self, text: str) -> None:
        start = time.process_time()
        looks_like_html(text)
        declared_charset(text.encode())
        assert time.process_time() - start < 0.5

    @given(st.text('<>/!-p div\n="?xmlht'))
    def test_any_tail(self, text: str) -> None:
        assert looks_like_html("<!doctype html>" + text)
        assert not looks_like_html("It is said that " + text.replace("/", ""))


class TestDeclaredCharset:
    @pytest.mark.parametrize(
        ("page", "codec"),
        [
            (b"<html><meta charset=windows-1251>", "cp1251"),
            (b"<!doctype html><META CHARSET = 'Shift_JIS' />", "cp932"),
            (
                b'<head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
                "cp1252",
            ),
            (b"<head><meta content='text/html;charset=gb2312' http-equiv=content-type>", "gb18030"),
            (b"<?xml version='1.0' encoding='koi8-r'?><rss>", "koi8-r"),
            (b'\xef\xbb\xbf \n<?xml version="1.0" encoding="UTF-8"?><html>', "utf-8"),
            (b"<html><!-- <meta charset=big5> --><meta charset=euc-jp>", "euc_jp"),
            (b"<html><meta name=description content='charset=big5'><meta charset=euc-kr>", "cp949"),
            (b"<html><meta charset=utf-16le>", "utf-8"),
            (b"<html><meta charset=no-such-thing>", None),
            (b"<html><meta charset=rot13>", None),
            (b"<html><meta charset=>", None),
            (b"<html><title>charset=big5</title>", None),
            (b"<html>" + b" " * 4096 + b"<meta charset=big5>", None),
            (b"An article about <meta charset=big5> tags.", None),
            (b"<meta> charset=big5 is what they wrote.", None),
            (b"", None),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", None),
        ],
    )
    def test_named(self, page: bytes, codec: str | None) -> None:
        assert declared_charset(page) == codec

    @given(st.binary())
    def test_never_fails(self, raw: bytes) -> None:
        codec = declared_charset(b"<html><meta charset=" + raw)
        assert codec is None or codecs.lookup(codec)
        assert declared_charset(b"<html><meta charset=koi8-r>" + raw) == "koi8-r"
