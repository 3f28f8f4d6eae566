"""JSON Lines to batches: each line as it is, packed or not, whole or damaged."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.containers.limits import MIB, Limits
from cleaner.corpus.containers.lines.split import split_lines
from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.packing.pack import packer
from cleaner.corpus.containers.packing.unpack import Meter, packing_of, pieces, zstd_module
from cleaner.corpus.records.batch import Batch, Failed
from cleaner.corpus.stores.piped import Piped
from cleaner.model import InputError

ZSTD = zstd_module()
LINES = [b'{"text": "Rain fell for %d days."}' % number for number in range(1000)]
PLAIN = b"\n".join([*LINES, b""])


def _zst(data: bytes, checksum: int = 1) -> bytes:
    options = {ZSTD.CompressionParameter.checksum_flag: checksum}
    return ZSTD.compress(data, options=options)


PACKERS = {"plain": bytes, "gz": lambda data: gzip.compress(data, 6), "zst": _zst}


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_lines_come_as_they_are(take, pack):
    taken = take(pack(PLAIN))
    assert taken.rows == LINES
    assert taken.numbers == list(range(1, 1001))
    assert taken.error is None
    assert taken.consumed == len(pack(PLAIN))
    assert {len(batch) for batch in taken.batches[:-1]} == {64}


@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_files_of_many_members(take, pack):
    chance = random.Random(1)  # noqa: S311 – the same each time
    at, members = 0, []
    while at < len(PLAIN):
        size = chance.randrange(0, 4000)
        members.append(pack(PLAIN[at : at + size]))
        at += size
    assert take(b"".join(members)).rows == LINES


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_many_members_in_pieces_of_any_size(take, pack, monkeypatch):
    raw = b"".join(PACKERS[pack](line + b"\n") for line in LINES[:20])
    for piece in (1, 2, 3, 5, 7, 64):
        monkeypatch.setattr("cleaner.corpus.containers.packing.unpack.PIECE", piece)
        assert take(raw).rows == LINES[:20]
        held = b"".join(pieces(_Dripping(raw, piece), Limits(), Meter()))
        assert held == b"".join(line + b"\n" for line in LINES[:20])


class _Dripping:
    """A stream that gives a few bytes at a time, as pipes do."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size

    def read(self, _most: int) -> bytes:
        given, self._data = self._data[: self._size], self._data[self._size :]
        return given


def test_white_space_around_lines(take):
    raw = b'\xef\xbb\xbf{"a": 1}\r\n\r\n\n  \n {"a": 2} \n\t{"a": 3}'
    taken = take(raw)
    assert taken.rows == [b'\xef\xbb\xbf{"a": 1}\r', b' {"a": 2} ', b'\t{"a": 3}']
    assert taken.numbers == [1, 5, 6]


def test_nothing(take):
    for raw in (b"", b"\n\n", gzip.compress(b""), _zst(b""), _zst(b"") * 2):
        taken = take(raw)
        assert (taken.batches, taken.failed, taken.error) == ([], [], None)


@pytest.mark.parametrize("pack", ["gz", "zst"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_what_is_cut_off_was_given_up_to_there(take, pack, share):
    chance = random.Random(3)  # noqa: S311 – the same each time
    lines = [b'{"text": "%x"}' % chance.getrandbits(2000) for _ in range(1000)]
    raw = PACKERS[pack](b"\n".join([*lines, b""]))
    taken = take(raw[: int(len(raw) * share)])
    name = {"gz": "gzip", "zst": "Zstandard"}[pack]
    assert taken.rows == lines[: len(taken.rows)]
    assert taken.error == f"x: {name} is damaged or cut off after line {len(taken.rows)}"
    assert len(taken.rows) > 1000 * share - 400


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_what_is_damaged_in_the_middle(take, pack):
    whole = PACKERS[pack](PLAIN)
    broken = bytearray(whole)
    broken[len(broken) // 2] ^= 0xFF
    taken = take(whole + bytes(broken) + whole)
    assert taken.rows[:1000] == LINES
    assert "is damaged" in taken.error


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_what_follows_a_packed_file(take, pack):
    whole = PACKERS[pack](PLAIN)
    assert take(whole + bytes(1000)).error is None
    assert take(whole + bytes(1000) + whole).rows == LINES * 2
    taken = take(whole + b"more")
    assert taken.rows == LINES
    assert "is damaged: other bytes follow it after line 1000" in taken.error


def test_frames_of_zstandard_that_hold_no_data(take):
    skippable = b"\x50\x2a\x4d\x18\x04\x00\x00\x00more"
    assert take(skippable + _zst(PLAIN) + skippable + _zst(PLAIN)).rows == LINES * 2
    assert packing_of(skippable[:4]) == "zst"


def test_a_record_that_is_too_big_fails_alone(take):
    big = b'{"text": "' + b"x" * 5000 + b'"}'
    taken = take(b"\n".join([LINES[0], big, LINES[1], big]), record=4000)
    assert taken.rows == LINES[:2]
    assert taken.numbers == [1, 3]
    assert [failed.number for failed in taken.failed] == [2, 4]
    assert taken.failed[0].error == (
        "has 5,012 bytes, more than a record may have (4,000); "
        "raise the limit with --max-record, or split it"
    )


def test_a_hundred_megabytes_in_one_record_take_no_such_memory(take):
    big = b'{"text": "' + b"rain " * 20_000_000 + b'"}\n'
    raw = LINES[0] + b"\n" + big + LINES[1]
    tracemalloc.start()
    taken = take(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken.rows == LINES[:2]
    assert "has 100,000,012 bytes" in taken.failed[0].error
    assert most < 200 * MIB


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_a_bomb_is_refused_within_memory(take, pack):
    pack_some = packer(pack)
    mega = bytes(MIB)
    raw = b"".join([pack_some.compress(mega) for _ in range(300)]) + pack_some.flush()
    assert len(raw) < 2 * MIB
    tracemalloc.start()
    taken = take(raw)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken.error == (
        "x: unpacks to more than 250 times its size; if that is meant, say so with --max-expansion"
    )
    assert most < 100 * MIB
    taken = take(raw, expansion=1_000_000)
    assert taken.error is None
    assert "more than a record may have" in taken.failed[0].error


def test_a_step_of_a_bomb_of_zstandard_is_small():
    raw = _zst(bytes(200 * MIB))
    assert len(raw) < 64 << 10
    sizes = [len(piece) for piece in pieces(_Dripping(raw, 1 << 18), Limits(), Meter())]
    assert sum(sizes) == 200 * MIB
    assert max(sizes) <= MIB


def test_batches_end_at_a_size(take):
    lines = [b"%d" % number * 100 for number in range(10)]
    taken = take(b"\n".join(lines), rows=1000, bytes=250)
    assert [len(batch) for batch in taken.batches] == [3, 3, 3, 1]


@given(st.integers(0, 40), st.integers(1, 9), st.integers(1, 7), st.data())
def test_a_start_at_a_mark_cuts_as_before(count, every, rows, data):
    raw = b"\n".join([b"{}" if number % 5 else b"{" * 90 for number in range(count)])
    start = every * data.draw(st.integers(0, count // every))

    def read(start):
        limits = Limits(record=80, rows=rows)
        return list(batches(Piped("x", io.BytesIO(raw)), "jsonl", limits, start=start, every=every))

    whole, rest = read(0), read(start)
    sizes = [1 if isinstance(each, Failed) else len(each) for each in whole]
    done = 0
    while sum(sizes[:done]) < start:
        done += 1
    assert sum(sizes[:done]) == start
    assert rest == whole[done:]
    assert all(isinstance(each, Batch | Failed) for each in rest)


@given(st.lists(st.binary(max_size=6)), st.integers(1, 8))
def test_lines_do_not_depend_on_pieces(parts, most):
    want = b"".join(parts).split(b"\n")
    if not want[-1]:
        want.pop()
    found = list(split_lines(parts, most))
    assert found == [(line if len(line) <= most else None, len(line)) for line in want]


class _Failing(_Dripping):
    """A stream that fails where it should end."""

    def read(self, most: int) -> bytes:
        if not (data := super().read(most)):
            raise OSError(5, "Input/output error")
        return data

    def __enter__(self) -> _Failing:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""


def test_a_stream_that_fails_gave_what_stood_before():
    rows: list[bytes] = []
    reading = batches(Piped("x", _Failing(PLAIN, 5000)), "jsonl")
    with pytest.raises(InputError, match=r"^x: cannot be read: Input/output error$"):
        rows.extend(row for batch in reading for row in batch.rows)
    assert rows == LINES


@pytest.mark.parametrize("pack", ["gz", "zst"])
def test_a_sum_that_is_wrong_is_told(take, pack):
    raw = bytearray(PACKERS[pack](PLAIN * 20))
    raw[-8 if pack == "gz" else -1] ^= 1
    taken = take(bytes(raw))
    assert taken.rows == (LINES * 20)[: len(taken.rows)]
    assert len(taken.rows) > 20_000 - (1 << 17) // 30
    assert f"is damaged or cut off after line {len(taken.rows)}" in taken.error
