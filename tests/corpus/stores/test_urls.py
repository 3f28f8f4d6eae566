"""Which words are URLs, what lies behind them, what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import fsspec
import pytest

from cleaner.corpus.stores.found import stored
from cleaner.corpus.stores.remote import Stored
from cleaner.corpus.stores.urls import file_system, url_of
from cleaner.model import InputError


@pytest.fixture
def memory():
    """An empty store in memory."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()


@pytest.mark.parametrize(
    ("word", "url"),
    [
        ("s3://news/a.jsonl", "s3://news/a.jsonl"),
        (Path("s3://news/a.jsonl"), "s3://news/a.jsonl"),
        ("memory://a", "memory://a"),
        ("file:///tmp/a", "file:///tmp/a"),
        (Path("file:///tmp/a"), "file:///tmp/a"),
        ("S3://B/k", "s3://B/k"),
        ("a.jsonl", None),
        ("./s3/a", None),
        ("C:\\news\\a.txt", None),
        ("c:/news/a.txt", None),
        ("-", None),
        ("", None),
        ("12:30", None),
    ],
)
def test_words(word, url):
    assert url_of(word) == url


def test_a_file_of_that_name_is_no_url(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("notes:").mkdir()
    Path("notes:/a.txt").touch()
    assert url_of("notes:/a.txt") is None
    assert url_of("notes:/b.txt") == "notes://b.txt"


@pytest.mark.parametrize(
    ("url", "package", "extra"), [("s3://b/k", "s3fs", "s3"), ("gs://b/k", "gcsfs", "gs")]
)
def test_an_extra_that_is_missing_is_named(monkeypatch, url, package, extra):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match="needs a package that is missing") as caught:
        stored(url)
    assert f"pip install 'cleaner[{extra}]'" in str(caught.value)


class RefusedError(Exception):
    """What a web server answers, as aiohttp tells it."""

    def __init__(self, status, message):
        super().__init__(f"{status}, message={message!r}")
        self.status = status
        self.message = message


class Web:
    """The web as fsspec shows it: whatever goes wrong, the file is not found."""

    def __init__(self, why):
        self._why = why

    def info(self, path):
        raise FileNotFoundError(path) from self._why


@pytest.mark.parametrize(
    ("why", "says"),
    [
        (RefusedError(403, "Forbidden"), "cannot be read: 403, message='Forbidden'"),
        (OSError("Cannot connect to host a.example"), "cannot be read: Cannot connect to host"),
        (RefusedError(404, "Not Found"), "no such file or folder there"),
        (None, "no such file or folder there"),
    ],
)
def test_why_a_page_of_the_web_cannot_be_read(monkeypatch, why, says):
    monkeypatch.setattr("cleaner.corpus.stores.urls.file_system", lambda url: (Web(why), url))
    with pytest.raises(InputError) as caught:
        stored("https://a.example/x.html")
    assert str(caught.value).startswith(f"https://a.example/x.html: {says}")


def test_what_no_one_knows():
    with pytest.raises(InputError, match=r"^nosuch://a: cannot be opened: Protocol not known"):
        file_system("nosuch://a")


def test_one_file(memory):
    memory.pipe("/news/a.jsonl", b"hello")
    assert stored("memory://news/a.jsonl") == [Stored("memory://news/a.jsonl", Path("a.jsonl"), 5)]
    assert stored("memory://news/a.jsonl")[0].read() == b"hello"


def test_a_folder_is_walked_in_order(memory):
    for name in ("b/2.txt", "b/.hidden", ".git/x", "a.txt", "c.txt"):
        memory.pipe(f"/news/{name}", name.encode())
    found = stored("memory://news/")
    assert [each.place.as_posix() for each in found] == ["a.txt", "b/2.txt", "c.txt"]
    assert [each.read() for each in found] == [b"a.txt", b"b/2.txt", b"c.txt"]
    assert found[1].name == "memory://news/b/2.txt"
    assert found[1].path is None


def test_patterns(memory):
    for name in ("1.jsonl", "2.jsonl", "2.txt", "3.jsonl/x"):
        memory.pipe(f"/news/{name}", b"")
    found = stored("memory://news/*.jsonl")
    assert [each.name for each in found] == ["memory:///news/1.jsonl", "memory:///news/2.jsonl"]
    with pytest.raises(InputError, match=r"news/\*\.csv: no file there fits"):
        stored("memory://news/*.csv")


def test_files_by_their_urls(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"hello")
    (here,) = stored(f"file://{tmp_path}/a.txt")
    assert here.size == 5
    with here.open() as stream:
        assert stream.read() == b"hello"


@pytest.mark.usefixtures("memory")
def test_what_is_not_there():
    with pytest.raises(InputError, match=r"^memory://news/no: no such file or folder there$"):
        stored("memory://news/no")
    with pytest.raises(InputError, match=r"^memory://news/no: no such file there$"):
        Stored("memory://news/no", Path("no")).open()


def test_a_store_that_fails_is_an_error_with_its_name(memory, monkeypatch):
    def fails(*_, **__):
        raise PermissionError("403 Forbidden\nmore")

    memory.pipe("/news/a.txt", b"")
    here = Stored("memory://news/a.txt", Path("a.txt"))
    for name, call in (
        ("info", lambda: stored("memory://news/a.txt")),
        ("find", lambda: stored("memory://news")),
        ("glob", lambda: stored("memory://news/*")),
        ("open", here.open),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(type(memory), name, fails)
            with pytest.raises(InputError, match=r"^memory://news.*: 403 Forbidden$"):
                call()
