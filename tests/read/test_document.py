from __future__ import annotations

import hashlib

import pytest

from cleaner.model import InputError
from cleaner.read.document import read_bytes, read_path, read_text

PAGE = (
    "<html><head><title>The ferry is back</title>"
    '<link rel="canonical" href="https://harbourpost.example/ferry"></head><body><article>'
    "<p>The ferry to the outer islands sailed again on Monday, nine days after the strike.</p>"
    "<p>Two hundred people stood on the quay in the rain and clapped.</p></article></body></html>"
)


def test_text_stays_as_it_is():
    document = read_text("\ufeffOne.\r\n\r\nTwo.", name="a.txt", url="https://harbourpost.example/")
    assert document.text == "\ufeffOne.\r\n\r\nTwo."
    assert (document.name, document.layout) == ("a.txt", "paragraphs")
    assert document.url == "https://harbourpost.example/"
    assert (document.title, document.date, document.extracted) == (None, None, None)


def test_text_with_lone_surrogates_is_read():
    document = read_text("One \ud800 two")
    assert document.source.size == len("One \ud800 two".encode("utf-8", "surrogatepass"))


def test_bytes_know_where_they_came_from():
    raw = b"\xef\xbb\xbfCaf\xc3\xa9 \xff open.\n"
    document = read_bytes(raw)
    assert document.text == "Café \ufffd open.\n"
    assert document.source.bom == b"\xef\xbb\xbf"
    assert document.source.patches == ((5, b"\xff"),)
    assert (document.source.sha256, document.source.size) == (
        hashlib.sha256(raw).hexdigest(),
        len(raw),
    )


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\0\0\0\0", b"\x7fELF\0\0\0"])
def test_a_binary_is_an_error(raw):
    with pytest.raises(InputError, match=r"^photo: this is .*, not text; "):
        read_bytes(raw, name="photo")


def test_a_path_names_the_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"One.\n")
    assert read_path(path).name == str(path)


def test_a_path_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match=r"none\.txt: cannot be read: No such file"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_path(tmp_path)


def test_a_page_is_rendered():
    document = read_bytes(PAGE.encode())
    assert document.source.media == "html"
    assert document.title == "The ferry is back"
    assert document.url == "https://harbourpost.example/ferry"
    assert document.extracted is not None
    assert "sailed again" in document.text
    assert "<p>" not in document.text
    assert document.source.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


def test_a_url_that_is_given_comes_before_the_page_s_own():
    assert read_text(PAGE, url="https://other.example/").url == "https://other.example/"


def test_the_form_can_be_said():
    assert read_text(PAGE, form="text").text == PAGE
    assert read_text("The ferry is back.", form="html").source.media == "html"
