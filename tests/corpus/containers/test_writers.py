"""Shards of lines: what is written, packed or not; and what a file's name tells of it."""

from __future__ import annotations

import gzip
import hashlib
import io

import pytest

from cleaner.corpus.containers.kinds import Kind, kind_of
from cleaner.corpus.containers.packing.unpack import zstd_module
from cleaner.corpus.containers.packing.whole import packed_like, unpacked
from cleaner.corpus.containers.writers import shard_writer, suffix_of
from cleaner.corpus.records.batch import Done
from cleaner.corpus.records.tally import Tally
from cleaner.corpus.stores.drafts import StreamDraft, draft_at
from cleaner.model import InputError

LINES = (b'{"text": "Rain fell."}', b"{}\r", "é".encode())
UNPACK = {"": bytes, "gz": gzip.decompress, "zst": zstd_module().decompress}


def write(packing, *groups):
    out = io.BytesIO()
    writer = shard_writer("jsonl", packing, StreamDraft(out))
    for group in groups:
        writer.add(Done(group, (), Tally()))
    return writer.close(), out.getvalue()


@pytest.mark.parametrize("packing", UNPACK)
def test_lines_are_written_as_they_are(packing):
    facts, raw = write(packing, LINES, (), LINES[:1])
    assert UNPACK[packing](raw) == b"\n".join([*LINES, LINES[0], b""])
    assert facts == (4, len(raw), hashlib.sha256(raw).hexdigest())


@pytest.mark.parametrize("packing", UNPACK)
def test_bytes_do_not_depend_on_groups_or_on_the_clock(packing, monkeypatch):
    _, one = write(packing, LINES * 1000)
    monkeypatch.setattr("time.time", lambda: 1.0)
    _, other = write(packing, *[(line,) for line in LINES * 1000])
    assert one == other


@pytest.mark.parametrize("packing", UNPACK)
def test_nothing_written_is_an_empty_file(packing):
    facts, raw = write(packing)
    assert UNPACK[packing](raw) == b""
    assert facts.records == 0


def test_what_is_discarded_is_not_there(tmp_path):
    writer = shard_writer("jsonl", "gz", draft_at(tmp_path / "a.jsonl.gz"))
    writer.add(Done(LINES, (), Tally()))
    writer.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", Kind("jsonl", "", "a")),
        ("x/b.c.NDJSON.GZ", Kind("jsonl", "gz", "b.c")),
        ("a.jl.zst", Kind("jsonl", "zst", "a")),
        ("a.json", Kind("jsonl", "", "a")),
        ("a.parquet", Kind("parquet", "", "a")),
        ("a.pq", Kind("parquet", "", "a")),
        ("CC-1.warc.gz", Kind("warc", "gz", "CC-1")),
        ("CC-1.warc.wet.gz", Kind("warc", "gz", "CC-1.warc")),
        ("a.tar", Kind("tar", "", "a")),
        ("a.tgz", Kind("tar", "gz", "a")),
        ("a.tar.zstd", Kind("tar", "zst", "a")),
        ("a.tzst", Kind("tar", "zst", "a")),
        ("a.txt", None),
        ("a.html.gz", None),
        ("a.gz", None),
        (".jsonl", None),
        ("jsonl", None),
        ("", None),
    ],
)
def test_names_tell_kinds(name, kind):
    assert kind_of(name) == kind


def test_suffixes():
    assert [suffix_of("jsonl", packing) for packing in UNPACK] == [
        *(".jsonl", ".jsonl.gz", ".jsonl.zst")
    ]
    assert suffix_of("parquet", "") == ".parquet"


@pytest.mark.parametrize("packing", UNPACK)
def test_packed_again_as_it_was(packing):
    _, raw = write(packing, LINES)
    plain = unpacked(raw, "x")
    assert plain == b"\n".join([*LINES, b""])
    assert unpacked(packed_like(plain, raw), "x") == plain
    assert packed_like(plain, raw) == packed_like(plain, raw)


def test_what_is_cut_off_is_not_unpacked():
    _, raw = write("zst", LINES)
    with pytest.raises(InputError, match=r"^x: Zstandard is damaged or cut off$"):
        unpacked(raw[:-3], "x")
