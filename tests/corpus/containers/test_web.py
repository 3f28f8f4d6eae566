"""Web archives to pages: what servers answered, decoded; and archives that are damaged."""

from __future__ import annotations

import gzip
import io
import json
import random
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter

from cleaner.corpus.containers.packing.unpack import zstd_module
from cleaner.corpus.records.recipe import Recipe
from cleaner.corpus.records.worked import worked

HTML = "Content-Type: text/html; charset=utf-8"
PAGE = "<html><body><p>Rain fell – for nine days.</p></body></html>".encode()


def record(
    body=PAGE, *, url="https://pier.example/a", status="200 OK", kind="response", head=(HTML,)
):
    """A record as crawlers write it."""
    block = body
    media = "text/plain"
    if kind in ("response", "request"):
        lines = [f"HTTP/1.1 {status}", *head, "", ""]
        block = "\r\n".join(lines).encode() + body
        media = f"application/http; msgtype={kind}"
    facts = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{url.rpartition('/')[2]}>",
        "WARC-Date": "2031-05-06T07:08:09Z",
        "WARC-Target-URI": url,
        "Content-Type": media,
        "Content-Length": str(len(block)),
    }
    said = "".join(f"{name}: {value}\r\n" for name, value in facts.items())
    return f"WARC/1.0\r\n{said}\r\n".encode() + block + b"\r\n\r\n"


def chunked(body, size=7):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def brotli(body):
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(body)
    writer.close()
    return out.getvalue()


def urls(taken):
    return [page.url.rpartition("/")[2] for page in taken.rows]


def test_a_page_with_its_address_and_its_date(take):
    (page,) = take(record(), "warc").rows
    assert page.body == PAGE
    assert page.url == "https://pier.example/a"
    assert page.stamp == "2031-05-06T07:08:09Z"
    assert page.id == "<urn:uuid:a>"
    assert page.media == "text/html; charset=utf-8"


CODINGS = {
    "chunked": (("Transfer-Encoding: chunked",), chunked),
    "gzip": (("Content-Encoding: gzip",), gzip.compress),
    "both": (
        ("Content-Encoding: gzip", "transfer-encoding: Chunked"),
        lambda body: chunked(gzip.compress(body)),
    ),
    "deflate": (("Content-Encoding: deflate",), zlib.compress),
    "raw deflate": (("Content-Encoding: deflate",), lambda body: zlib.compress(body)[2:-4]),
    "brotli": (("Content-Encoding: br",), brotli),
    "zstd": (("Content-Encoding: zstd",), lambda body: zstd_module().compress(body)),
    "twice": (("Content-Encoding: deflate, gzip",), lambda b: gzip.compress(zlib.compress(b))),
    "identity": (("Content-Encoding: identity",), bytes),
    "chunked in name": (("Transfer-Encoding: chunked",), bytes),
    "gzip in name": (("Content-Encoding: gzip",), bytes),
    "deflate in name": (("Content-Encoding: deflate",), bytes),
    "brotli in name": (("Content-Encoding: br",), bytes),
    "unknown in name": (("Content-Encoding: rot13",), bytes),
}


@pytest.mark.parametrize(("head", "pack"), CODINGS.values(), ids=CODINGS)
def test_codings_of_http(take, head, pack):
    (page,) = take(record(pack(PAGE), head=(HTML, *head)), "warc").rows
    assert page.body == PAGE


def test_codings_that_break_off_give_what_there_is(take):
    body = PAGE * 100
    cut = gzip.compress(body, 0)[:3000]
    (page,) = take(record(cut, head=(HTML, "Content-Encoding: gzip")), "warc").rows
    assert body.startswith(page.body)
    assert len(page.body) > 2000
    (page,) = take(
        record(chunked(PAGE)[:60], head=(HTML, "Transfer-Encoding: chunked")), "warc"
    ).rows
    assert PAGE.startswith(page.body)
    assert len(page.body) > 20


def test_what_is_packed_in_a_way_that_is_not_read(take):
    taken = take(record(b"\x01\x02", head=(HTML, "Content-Encoding: rot13")) + record(), "warc")
    assert taken.failed[0].error == "its page is packed with 'rot13', which is not read"
    assert len(taken.rows) == 1


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_page_that_is_a_bomb_fails_alone(take, coding):
    pack = {"gzip": gzip.compress, "br": brotli, "zstd": zstd_module().compress}[coding]
    bomb = record(pack(bytes(3_000_000)), head=(HTML, f"Content-Encoding: {coding}"))
    taken = take(bomb + record(), "warc", record=1_000_000)
    assert "unpacks to more than a record may have (1,000,000 bytes)" in taken.failed[0].error
    assert [failed.number for failed in taken.failed] == [1]
    assert taken.numbers == [2]


def test_other_records_are_skipped_and_counted(take):
    raw = b"".join(
        [
            record(kind="warcinfo"),
            record(kind="request"),
            record(url="https://pier.example/200"),
            record(url="https://pier.example/404", status="404 Not Found"),
            record(url="https://pier.example/301", status="301 Moved", body=b""),
            record(url="https://pier.example/png", head=("Content-Type: image/png",)),
            record(url="https://pier.example/none", head=()),
            record(url="https://pier.example/text", head=("Content-Type: text/plain",)),
            record(url="https://pier.example/xhtml", head=("content-type: Application/XHTML+xml",)),
            record(url="https://pier.example/wet", kind="conversion"),
            record(kind="metadata"),
        ]
    )
    for pack in (bytes, gzip.compress, zstd_module().compress):
        taken = take(pack(raw), "warc")
        assert urls(taken) == ["200", "text", "xhtml", "wet"]
        assert taken.numbers == [3, 8, 9, 10]
        assert taken.skipped == 7
        assert taken.failed == []
        assert taken.error is None


def _many():
    return [record(url=f"https://pier.example/{number}") for number in range(20)]


def test_each_record_packed_by_itself(take):
    taken = take(b"".join(map(gzip.compress, _many())), "warc")
    assert urls(taken) == [str(number) for number in range(20)]


def test_after_a_damaged_record_the_next_go_on(take):
    many = _many()
    garbage = random.Random(5).randbytes(3000)  # noqa: S311 – the same each time
    taken = take(b"".join([*many[:3], garbage, *many[4:]]), "warc")
    assert urls(taken) == [str(number) for number in range(20) if number != 3]
    assert [(failed.number, failed.error) for failed in taken.failed] == [
        (4, "is damaged: no record begins here")
    ]
    assert taken.error is None


@pytest.mark.parametrize("shift", [-7, 9])
def test_a_record_whose_length_is_wrong(take, shift):
    many = _many()
    size = many[3].partition(b"Content-Length: ")[2].partition(b"\r\n")[0]
    many[3] = many[3].replace(b": " + size, b": %d" % (int(size) + shift))
    taken = take(b"".join(many), "warc")
    assert taken.failed[0].error == "is damaged: longer or shorter than it says"
    assert urls(taken)[-15:] == [str(number) for number in range(5, 20)]
    assert len(taken.rows) + len(taken.failed) >= 19


def test_a_record_without_a_length(take):
    many = _many()
    many[3] = many[3].replace(b"Content-Length", b"Content-Weight")
    taken = take(b"".join(many), "warc")
    assert taken.failed[0].error == "is damaged: its head does not say how long it is"
    assert urls(taken) == [str(number) for number in range(20) if number != 3]


def test_a_record_that_is_too_big_fails_alone(take):
    many = _many()
    many[3] = record(PAGE * 1000)
    many[4] = record(bytes(50_000), head=("Content-Type: image/png",))
    taken = take(b"".join(many), "warc", record=20_000)
    assert "more than a record may have (20,000)" in taken.failed[0].error
    assert [failed.number for failed in taken.failed] == [4]
    assert (len(taken.rows), taken.skipped) == (18, 1)


@pytest.mark.parametrize("cut", [1, 5, 100, 200, 300])
def test_an_archive_that_breaks_off(take, cut):
    many = _many()
    raw = b"".join(many)
    taken = take(raw[: len(raw) - cut], "warc")
    assert urls(taken)[:19] == [str(number) for number in range(19)]
    assert taken.error == (None if cut <= 4 else "x: the web archive breaks off in record 20")


def test_packed_archives_that_break_off(take):
    raw = b"".join(map(gzip.compress, _many()))
    taken = take(raw[:-30], "warc")
    assert len(taken.rows) == 19
    assert taken.error == "x: gzip is damaged or cut off after record 19"


def test_what_is_no_archive(take):
    assert take(b"", "warc").error is None
    for raw in (b"hello\n", b"<html>", bytes(100)):
        assert "no web archive: it does not begin with a record" in take(raw, "warc").error


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_never_more_than_an_error(take, seed):
    chance = random.Random(seed)  # noqa: S311 – the same each time
    raw = bytearray(b"".join(_many()))
    for _ in range(chance.randrange(1, 30)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    taken = take(bytes(raw), "warc")
    assert taken.error is None or taken.error.startswith("x: ")
    for batch in taken.batches:
        done = worked(batch, Recipe())
        assert len(done.rows) + len(done.failed) == len(batch)
        assert not any("a bug in clean" in failed.error for failed in done.failed)


def test_a_page_becomes_a_record(take):
    page = PAGE.replace(b"<body>", b"<head><title>Rain</title></head><body>")
    latin = page.decode().replace("–", "ü").encode("cp1252")
    raw = record(page) + record(latin, head=("Content-Type: text/html; charset=windows-1252",))
    (batch,) = take(raw, "warc").batches
    one, two = (json.loads(row) for row in worked(batch, Recipe()).rows)
    assert one["url"] == "https://pier.example/a"
    assert one["fetched"] == "2031-05-06T07:08:09Z"
    assert one["id"] == "<urn:uuid:a>"
    assert one["text"].strip() == "Rain fell – for nine days."
    assert two["text"].strip() == "Rain fell ü for nine days."
