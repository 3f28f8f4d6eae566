"""``clean run`` over every kind of container: into a folder, by one process or two, resumed."""

from __future__ import annotations

import gzip
import io
import json
import tarfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench.kills import differences
from cleaner.corpus.containers.packing.unpack import zstd_module
from tests.cli.corpus_records import PITCH, records

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>Ferry {0}</h1>"
    "<p>The ferry sailed on day {0}, the harbour office said on Monday, and the council met "
    "again to hear what the pilots had to say about the tide.</p></article></body></html>"
)


def lines(count: int) -> list[dict[str, object]]:
    return [json.loads(line) for line in records(count).splitlines()]


def table(count: int) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(lines(count)), sink, row_group_size=7)
    return sink.getvalue()


def tar(count: int, mode: str) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:
        for number in range(count):
            data = PAGE.format(number).encode()
            info = tarfile.TarInfo(f"pages/{number}.html")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        picture = tarfile.TarInfo("pages/a.png")
        picture.size = 8
        archive.addfile(picture, io.BytesIO(b"\x89PNG\r\n\x1a\n"))
    return sink.getvalue()


def warc(count: int) -> bytes:
    parts = []
    for number in range(count):
        body = PAGE.format(number).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: https://ledger.example/{number}\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            "WARC-Date: 2031-05-06T07:08:09Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        parts.append(gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0))
    return b"".join(parts)


def zst(data: bytes) -> bytes:
    packed: bytes = zstd_module().compress(data)
    return packed


KINDS = {
    "a.jsonl": lambda: records(30),
    "a.jsonl.gz": lambda: gzip.compress(records(30)),
    "a.jsonl.zst": lambda: zst(records(30)),
    "a.parquet": lambda: table(30),
    "a.tar": lambda: tar(30, "w"),
    "a.tgz": lambda: tar(30, "w:gz"),
    "a.warc.gz": lambda: warc(30),
}
BECOME = {
    "a.jsonl": ".jsonl",
    "a.jsonl.gz": ".jsonl.gz",
    "a.jsonl.zst": ".jsonl.zst",
    "a.parquet": ".parquet",
    "a.tar": ".jsonl",
    "a.tgz": ".jsonl.gz",
    "a.warc.gz": ".jsonl.gz",
}


@pytest.mark.parametrize("name", KINDS)
def test_shards_are_alike_by_one_process_two_and_resumed(cli, program, tmp_path, name):
    (tmp_path / name).write_bytes(KINDS[name]())
    words = [tmp_path / name, "--shard-size", "8", "-q", "-o"]
    assert cli(*words, tmp_path / "one").code == 0
    suffix = BECOME[name]
    shards = sorted(path.name for path in (tmp_path / "one").glob("a-*"))
    assert shards == [f"a-0000{at}{suffix}" for at in range(4)]
    assert program(*words, tmp_path / "two", "--jobs", "2").code == 0
    assert differences(tmp_path / "one", tmp_path / "two") == []
    manifest = tmp_path / "two/manifest.jsonl"
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(keepends=True)[:2]))
    (tmp_path / f"two/a-00002{suffix}").unlink()
    assert cli(*words, tmp_path / "two", "--resume").code == 0
    assert differences(tmp_path / "one", tmp_path / "two") == []
    summary = json.loads((tmp_path / "one/summary.json").read_bytes())
    assert (summary["records"], summary["failed"]) == (30, 0)
    assert summary["skipped"] == ("tar" in name or "tgz" in name)


@pytest.mark.parametrize("name", KINDS)
def test_check_and_dry_run_know_every_kind(cli, tmp_path, name):
    (tmp_path / name).write_bytes(KINDS[name]())
    done = cli("--dry-run", tmp_path / name)
    assert (done.code, done.err) == (0, "")
    wanted = "goes from 10 of 30 records" if "jsonl" in name or "parquet" in name else "30 records"
    assert wanted in done.text


def test_a_table_as_lines(cli, tmp_path):
    (tmp_path / "a.parquet").write_bytes(table(30))
    out = [json.loads(line) for line in cli(tmp_path / "a.parquet").out.splitlines()]
    assert [line["id"] for line in out] == list(range(30))
    assert not [line for line in out if PITCH in line["text"]]


def test_a_table_that_is_none_breaks_off_and_leaves_no_shard(cli, tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and then nothing")
    (tmp_path / "b.jsonl").write_bytes(records(3))
    words = [tmp_path / "a.parquet", tmp_path / "b.jsonl", "-o", tmp_path / "out/"]
    done = cli(*words)
    assert done.code == 3
    assert len(done.errors) == 1
    assert "cannot be read as Parquet" in done.errors[0]
    assert [path.name for path in (tmp_path / "out").glob("*-0*")] == ["b-00000.jsonl"]
    assert cli(*words, "--resume").code == 3


def test_an_empty_table_stays_a_table(cli, tmp_path):
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    assert cli(tmp_path / "a.parquet", "-o", tmp_path / "out/").code == 0
    out = pq.read_table(tmp_path / "out/a-00000.parquet")
    assert (out.num_rows, out.column_names[:2]) == (0, ["text", "removed"])


def test_a_url_is_an_input_and_an_output(cli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_bytes(records(30))
    cli(tmp_path / "in/a.jsonl", "-o", tmp_path / "whole/", "--shard-size", 8, "-q")
    for source in (f"file://{tmp_path}/in", f"file://{tmp_path}/in/*.jsonl"):
        out = f"file://{tmp_path}/out-{len(source)}/"
        assert cli(source, "-o", out, "--shard-size", 8, "-q").code == 0
        shards = sorted((tmp_path / f"out-{len(source)}").glob("a-*"))
        assert [path.name for path in shards] == [f"a-0000{at}.jsonl" for at in range(4)]
        whole = sorted((tmp_path / "whole").glob("a-*"))
        assert [path.read_bytes() for path in shards] == [path.read_bytes() for path in whole]


def test_a_store_in_memory_holds_a_whole_run(cli, tmp_path):
    import fsspec

    (tmp_path / "a.jsonl").write_bytes(records(30))
    words = [tmp_path / "a.jsonl", "-o", "memory://cleaned/run/", "--shard-size", 8, "-q"]
    assert cli(*words).code == 0
    assert cli(*words).failed(2, "memory://cleaned/run: holds a run; go on with --resume")
    assert cli(*words, "--resume").code == 0
    store = fsspec.filesystem("memory")
    try:
        names = sorted(path.rpartition("/")[2] for path in store.ls("/cleaned/run", detail=False))
        assert names == [
            *(f"a-0000{at}.jsonl" for at in range(4)),
            *("errors.jsonl", "manifest.jsonl", "summary.html", "summary.json"),
        ]
    finally:
        store.rm("/cleaned", recursive=True)


def test_what_is_not_behind_a_url_is_said(cli, tmp_path):
    done = cli(f"file://{tmp_path}/none.jsonl")
    assert done.failed(3, "none.jsonl: no such file")


def members(*named: tuple[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, data in named:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return sink.getvalue()


def test_a_member_that_fails_is_named_once(cli, tmp_path):
    """Records in a tar would be torn; what is no text though its name says so is named too."""
    page = PAGE.format(1).encode()
    inside = [("a.html", page), ("news.jsonl", records(2)), ("t.csv", b"id,text\n1,Rain\n")]
    inside += [("t.parquet", table(2)), ("old.jsonl.gz", gzip.compress(records(1)))]
    inside += [("odd.txt", b"\x7fELF" + bytes(99)), ("meta.json", b"{}"), ("._news.jsonl", b"")]
    (tmp_path / "m.tar").write_bytes(members(*inside))
    done = cli(tmp_path / "m.tar", "-o", tmp_path / "out/")
    assert done.code == 3
    noted = (tmp_path / "out/errors.jsonl").read_text().splitlines()
    failed = [json.loads(line) for line in noted]
    assert [(each["number"], each["name"]) for each in failed] == [
        *((2, "news.jsonl"), (3, "t.csv"), (4, "t.parquet"), (5, "old.jsonl.gz"), (6, "odd.txt"))
    ]
    assert {each["error"] for each in failed[:4]} == {
        "holds records, or a table, and would be torn as one text; clean it by itself"
    }
    assert failed[4]["error"] == "this is an ELF program, not text; give a text or HTML file"
    for name in ("m.tar:2: news.jsonl: holds records", "m.tar:6: odd.txt: this is an ELF program"):
        assert name in done.err
    assert len((tmp_path / "out/m-00000.jsonl").read_bytes().splitlines()) == 1
    assert json.loads((tmp_path / "out/summary.json").read_bytes())["skipped"] == 2
    assert "m.tar:6: odd.txt: this is" in cli("--check", tmp_path / "m.tar").err


def test_a_page_of_an_archive_that_fails_is_named_by_its_address(cli, tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(warc(1))
    broken = gzip.decompress(warc(2)).replace(
        b"<html><head><title>1", b"\x89PNG\r\n\x1a\nxxxxxxxxxxxx"
    )
    (tmp_path / "a.warc").write_bytes(broken)
    assert "a.warc:2: https://ledger.example/1: this is a PNG image" in cli(tmp_path / "a.warc").err
