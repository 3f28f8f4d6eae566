"""Records that come where a text is read are not cut up as prose."""

from __future__ import annotations

import io
import json
import tarfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.corpus_records import record, records

JSONL = "looks like JSON Lines; say --from jsonl, or --from text to clean it as prose"


def table() -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.table({"text": ["Rain fell."] * 3}), sink)
    return sink.getvalue()


def tar() -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return sink.getvalue()


LINES = {
    "two": records(2),
    "blank lines": b"\n\n" + records(1) + b"\r\n \n" + records(1),
    "mark": b"\xef\xbb\xbf" + records(3),
    "wide": records(3).decode().encode("utf-16"),
    "one that is long": record(1, more="Rain fell on the town. " * 9),
}
TABLE = "looks like a table of CSV; say --from csv, or --from text to clean it as prose"
OTHERS = {
    "commas": (b"id,text\r\n1,Rain fell.\r\n", TABLE),
    "semicolons": (b'\xef\xbb\xbf"id";"html";"url"\n1;<p>Rain;x\n', TABLE),
    "tabs": (b"id\tbody\n1\tRain fell.\n", "looks like a table of TSV; say --from tsv"),
    "archive": (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "say --from warc"),
    "array": (b"[" + b",".join(records(2).splitlines()) + b"]\n", "try: jq -c '.[]' FILE"),
    "object": (json.dumps({"text": "Rain. " * 40}, indent=1).encode(), "try: jq -c . FILE"),
}
PROSE = [
    b"text,body\n",
    b"Text, he said, is text.\nNobody knew better.\n",
    b"id,story\n1,Rain fell.\n",
    b"text\nis what it is.\n",
    b"Wind; text\nRain\n",
    b'{"Rain"} fell.\n{"Rain"} fell again.\n',
    b'{"a": 1}\n',
    b'{"a": 1}\nis what the machine said, and it said it again.\n',
    b"[1]\n",
    b"{}\n",
]


@pytest.mark.parametrize("data", LINES.values(), ids=LINES)
def test_lines_of_records_are_refused_with_a_way_out(cli, tmp_path, data):
    path = tmp_path / "r.txt"
    path.write_bytes(data)
    assert cli(stdin=data).failed(2, f"-: {JSONL}")
    for words in ([], ["-i"], ["--to", "jsonl"], ["--check"], ["-o", tmp_path / "out.txt"]):
        assert cli(*words, path).failed(2, f"r.txt: {JSONL}")
    assert path.read_bytes() == data
    assert cli("explain", path).code == 3
    assert cli("--from", "text", stdin=data).code == 0


@pytest.mark.parametrize(("data", "says"), OTHERS.values(), ids=OTHERS)
def test_other_records_are_refused_with_a_way_out(cli, data, says):
    assert cli(stdin=data).failed(2, "-: ", says)


@pytest.mark.parametrize("form", ["parquet", "tar"])
def test_a_binary_container_is_refused_with_what_reads_it(cli, form):
    data = {"parquet": table, "tar": tar}[form]()
    assert cli(stdin=data).failed(3, "not text", f"; say --from {form}")
    assert cli("--from", form, "--check", stdin=data).code == 0


@pytest.mark.parametrize("data", PROSE)
def test_what_only_begins_like_a_record_is_a_text(cli, data):
    done = cli(stdin=data)
    assert (done.code, done.out) == (0, data)


@pytest.mark.parametrize("jobs", [1, 2])
def test_among_texts_the_others_go_on(program, tmp_path, jobs):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Rain fell.\n")
    (folder / "r.txt").write_bytes(records(2))
    (folder / "t.csv").write_text("id,text\n1,Rain\n")
    done = program("-j", jobs, folder, "-o", tmp_path / "out/")
    assert (done.code, len(done.errors)) == (3, 2)
    assert JSONL in done.errors[0]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.txt"]


def test_overlap_takes_no_records_for_an_article(cli, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Rain fell on the town for nine days.\n")
    (tmp_path / "r.txt").write_bytes(records(2))
    done = cli("overlap", tmp_path)
    assert (done.code, len(done.errors)) == (3, 1)
    assert f"r.txt: {JSONL}" in done.err
    assert cli("overlap", tmp_path, "--from", "text").code == 0
    assert "2 documents" in cli("overlap", tmp_path / "r.txt", "--from", "jsonl").text


ARRAY = b"[" + b",\n".join(records(2).splitlines()) + b"]\n"
NO_LINES = {
    "array on a line": (ARRAY.replace(b"\n", b""), "is an array", "jq -c '.[]' FILE"),
    "array": (ARRAY, "is an array", "jq -c '.[]' FILE"),
    "array over lines": (json.dumps([{"a": 1}], indent=1).encode(), "is an array", "jq -c '.[]' "),
    "object over lines": (json.dumps({"a": 1}, indent=1).encode(), "one object", "jq -c ."),
    "with a mark": (b"\xef\xbb\xbf[\n", "is an array", "jq -c"),
    "wide": (records(2).decode().encode("utf-16"), "is UTF-16", "iconv -f UTF-16 -t UTF-8 FILE"),
}


@pytest.mark.parametrize(("data", "what", "hint"), NO_LINES.values(), ids=NO_LINES)
def test_json_that_is_no_lines_is_one_error_with_what_mends_it(cli, tmp_path, data, what, hint):
    path = tmp_path / "a.json"
    path.write_bytes(data)
    for words in ([], ["-o", tmp_path / "out/", "-q"], ["--check"], ["restore"], ["overlap"]):
        done = cli(*words, path)
        assert (done.code, len(done.errors)) == (3, 1), done.err
        assert what in done.errors[0]
        assert hint in done.errors[0]


def test_a_byte_order_mark_alone_is_no_record(cli, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf")
    assert (cli(path).code, cli(path).out, cli(path).err) == (0, b"", "")
    path.write_bytes(b"\xef\xbb\xbf\n" + records(1))
    assert cli(path).code == 0
    path.write_bytes(b"[1]\n" + records(1))
    done = cli(path)
    assert (done.code, len(done.errors), done.out.count(b"\n")) == (3, 1, 1)
