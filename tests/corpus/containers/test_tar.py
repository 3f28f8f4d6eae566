"""Tar files and lists of files to pages."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile

import pytest

from cleaner.corpus.containers.packing.unpack import zstd_module
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.worked import worked

PAGE = b"<html><body><p>Rain fell for nine days.</p></body></html>"
TEXT = b"Rain fell for nine days.\n"


def tar(members, **options):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", **options) as archive:
        for name, body in members:
            info = tarfile.TarInfo(name)
            if body is None:
                info.type = tarfile.DIRTYPE
            elif isinstance(body, str):
                info.type, info.linkname = tarfile.SYMTYPE, body
            else:
                info.size = len(body)
            archive.addfile(info, io.BytesIO(body) if isinstance(body, bytes) else None)
    return out.getvalue()


MEMBERS = [
    ("pages", None),
    ("pages/b.html", PAGE),
    ("pages/a.txt", TEXT),
    ("pages/photo.jpg", b"\xff\xd8"),
    ("pages/.hidden.txt", TEXT),
    ("pages/link.txt", "/etc/passwd"),
    ("pages/more.tar.gz", b"\x1f\x8b"),
    ("../" + "é" * 80 + "/c", TEXT),
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd_module().compress])
@pytest.mark.parametrize("kind", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_members_in_their_order(take, tmp_path, monkeypatch, pack, kind):
    monkeypatch.chdir(tmp_path)
    taken = take(pack(tar(MEMBERS, format=kind)), "tar")
    assert [page.name for page in taken.rows] == [
        "pages/b.html",
        "pages/a.txt",
        "../" + "é" * 80 + "/c",
    ]
    assert [page.body for page in taken.rows] == [PAGE, TEXT, TEXT]
    assert taken.numbers == [2, 3, 8]
    assert (taken.skipped, taken.failed, taken.error) == (4, [], None)
    assert list(tmp_path.iterdir()) == []


def test_a_member_becomes_a_record(take):
    (batch,) = take(tar(MEMBERS), "tar").batches
    page, text, _ = (json.loads(line) for line in worked(batch, Recipe()).rows)
    assert page["id"] == "pages/b.html"
    assert page["text"].strip() == text["text"].strip() == "Rain fell for nine days."
    assert page["url"] is None


def test_names_that_are_not_utf8(take):
    raw = tar([("a" * 8 + ".txt", TEXT)], format=tarfile.USTAR_FORMAT)
    (page,) = take(_renamed(raw, b"aaaa\xff\xfeaa"), "tar").rows
    assert page.name == "aaaa\\udcff\\udcfeaa.txt"


def _renamed(raw, name):
    """The same file with another name in its first head, and the sum that fits it."""
    head = bytearray(raw[:512])
    head[: len(name)] = name
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + raw[512:]


def test_a_member_that_is_too_big_fails_alone(take):
    taken = take(tar([("a.txt", TEXT), ("b.txt", TEXT * 99), ("c.txt", TEXT)]), "tar", record=99)
    assert [page.name for page in taken.rows] == ["a.txt", "c.txt"]
    assert [failed.number for failed in taken.failed] == [2]
    assert "more than a record may have (99)" in taken.failed[0].error


@pytest.mark.parametrize("keep", [100, 520, 700, 1024 + 100, 1536 + 40, 1536 + 1400])
def test_a_file_that_breaks_off(take, keep):
    raw = tar([("a.txt", TEXT), ("b.txt", TEXT * 60)])
    taken = take(raw[:keep], "tar")
    assert len(taken.rows) == (keep >= 512 + len(TEXT))
    assert "x: no tar file, or damaged, " in taken.error


def test_a_head_that_is_damaged(take):
    raw = bytearray(tar([("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)]))
    raw[1024 + 150] ^= 0xFF
    taken = take(bytes(raw), "tar")
    assert [page.name for page in taken.rows] == ["a.txt"]
    assert "no tar file, or damaged, after member 1" in taken.error


def test_what_is_no_tar(take):
    for raw in (b"hello" * 500, bytes(10), b"\x01" * 5000):
        assert "x: no tar file, or damaged, at its beginning" in take(raw, "tar").error


def test_packed_and_cut_off(take):
    members = [(f"{number}.txt", os.urandom(2000)) for number in range(50)]
    raw = gzip.compress(tar(members))
    taken = take(raw[: len(raw) // 2], "tar")
    assert 15 < len(taken.rows) < 30
    assert "gzip is damaged or cut off after member" in taken.error
