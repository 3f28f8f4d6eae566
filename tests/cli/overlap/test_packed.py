"""Lines packed with Zstandard: read by their name, their copies dropped, put together again."""

from __future__ import annotations

import json

import pytest

from cleaner.corpus.containers.packing.unpack import zstd_module

from .texts import ROWS, write_rows

ZSTD = zstd_module()


def test_packed_rows_match_as_plain_ones_do(cli, tmp_path):
    plain = write_rows(tmp_path / "r.jsonl")
    packed = tmp_path / "r.jsonl.zst"
    packed.write_bytes(ZSTD.compress(plain.read_bytes()))
    want = cli("overlap", "--to", "jsonl", plain).out
    assert json.loads(want.splitlines()[0])["kind"]
    assert cli("overlap", "--to", "jsonl", packed).out == want.replace(b"r.jsonl", b"r.jsonl.zst")
    assert cli("overlap", "--to", "jsonl", stdin=packed.read_bytes()).out.count(b"\n") == (
        want.count(b"\n")
    )


def test_packed_rows_lose_copies_and_get_them_back(cli, tmp_path):
    path, audit, out = tmp_path / "r.jsonl.zst", tmp_path / "a.jsonl", tmp_path / "o.jsonl.zst"
    raw = write_rows(tmp_path / "r.jsonl").read_bytes()
    path.write_bytes(ZSTD.compress(raw))
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path).code == 0
    assert len(ZSTD.decompress(out.read_bytes()).splitlines()) == len(ROWS) - 1
    assert ZSTD.decompress(cli("restore", "--audit", audit, out).out) == raw


@pytest.mark.parametrize("cut", [3, 40])
def test_packed_rows_that_break_off(cli, tmp_path, cut):
    path = tmp_path / "r.jsonl.zst"
    path.write_bytes(ZSTD.compress(write_rows(tmp_path / "r.jsonl").read_bytes())[:-cut])
    result = cli("overlap", "--to", "jsonl", path)
    assert result.code == 3
    assert "Zstandard is damaged or cut off after line" in result.err
