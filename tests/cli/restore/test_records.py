"""Cleaned records to what they were, without an audit."""

from __future__ import annotations

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.corpus_records import PITCH, record, records

ODD = (
    b'{"b":  1.0e+2, "text":"A\\u00e9 walk \\"by\\" the tide.\\n\\n'
    b'Sign up for our newsletter\\n", "b":2}\r\n'
    b'{"text": null}\n'
    b'{"text": "", "tags": [ ]}\n'
)


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(records(20) + ODD)
    return path


def test_shards_give_the_file_back_byte_for_byte(cli, news, tmp_path):
    cli(news, "-o", tmp_path / "out/", "--shard-size", 6, "-q")
    shards = sorted((tmp_path / "out").glob("news-*"))
    assert len(shards) == 4
    done = cli("restore", *shards)
    assert (done.code, done.err) == (0, "")
    assert done.out == news.read_bytes()
    cli("restore", *shards, "-o", tmp_path / "again.jsonl.gz")
    assert gzip.decompress((tmp_path / "again.jsonl.gz").read_bytes()) == news.read_bytes()


def test_a_folder_comes_back_as_a_folder(cli, news, tmp_path):
    """What a run notes beside its shards is no record."""
    cli(news, "-o", tmp_path / "out/", "--shard-size", 6, "-q")
    assert cli("restore", tmp_path / "out", "-o", tmp_path / "again").code == 0
    files = sorted((tmp_path / "again").iterdir())
    assert [path.name for path in files] == [f"news-0000{at}.jsonl" for at in range(4)]
    assert b"".join(path.read_bytes() for path in files) == news.read_bytes()


def test_other_fields_and_names_come_back_too(cli, tmp_path):
    line = json.dumps({"body": f"Rain fell.\n\n{PITCH}\n", "removed": "mine"}).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line)
    names = ["--out-field", "article", "--prefix", "x_"]
    cleaned = cli(tmp_path / "a.jsonl", *names).out
    assert cleaned != line
    (tmp_path / "b.jsonl").write_bytes(cleaned)
    assert cli("restore", tmp_path / "b.jsonl", "--out-field", "article").out == line


PAGE = f"<html><body><p>The council met on Monday.</p><p>{PITCH}</p></body></html>"


@pytest.mark.parametrize(
    "columns",
    [
        {"id": [1, 2], "html": [None, PAGE], "text": [f"Rain fell.\n\n{PITCH}\n", None]},
        {"id": [1, 2], "text": [f"Rain fell.\n\n{PITCH}\n", None], "html": [None, PAGE]},
        {"text": pa.array([None, None], pa.string()), "html": [PAGE, PAGE]},
        {"html": [PAGE, PAGE], "text": pa.array([None, None], pa.string())},
        {"html": [PAGE, PAGE]},
        {"html": [PAGE, None]},
        {"text": pa.array([None, None], pa.string())},
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_table_read_from_several_columns_comes_back(cli, tmp_path, columns, times):
    table = pa.table(columns)
    pq.write_table(table, tmp_path / "0.parquet")
    for done in range(times):
        cli(tmp_path / f"{done}.parquet", "-o", tmp_path / f"{done + 1}.parquet")
    assert cli("restore", tmp_path / f"{times}.parquet", "-o", tmp_path / "b.parquet").code == 0
    again = pq.read_table(tmp_path / "b.parquet")
    assert again.schema.equals(table.schema, check_metadata=True)
    assert again.equals(table)


@pytest.mark.parametrize(
    "columns",
    [
        {"html": [None, PAGE], "text": [f"Rain fell.\n\n{PITCH}\n", None]},
        {"html": [PAGE, PAGE]},
    ],
    ids=" ".join,
)
def test_so_does_one_without_metadata(cli, tmp_path, columns):
    """Other tools that clean tables keep none."""
    table = pa.table(columns)
    pq.write_table(table, tmp_path / "a.parquet")
    cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet")
    cleaned = pq.read_table(tmp_path / "c.parquet")
    bare = pa.schema([field.remove_metadata() for field in cleaned.schema])
    pq.write_table(cleaned.cast(bare), tmp_path / "c.parquet")
    assert cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet").code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)


def test_a_record_that_was_changed_is_said_and_the_others_come_back(cli, news, tmp_path):
    cli(news, "-o", tmp_path / "c.jsonl")
    lines = (tmp_path / "c.jsonl").read_bytes().splitlines(keepends=True)
    lines[0] = lines[0].replace(b"The ferry sailed", b"Nothing")
    lines[4] = record(4)
    (tmp_path / "c.jsonl").write_bytes(b"".join(lines))
    done = cli("restore", tmp_path / "c.jsonl")
    assert done.code == 3
    assert [line.partition("c.jsonl:")[2][:2] for line in done.errors] == ["1:", "5:"]
    wanted = news.read_bytes().splitlines(keepends=True)
    assert done.out == b"".join(wanted[1:4] + wanted[5:])


EDITED = "Correction: rain fell on the village.\n\nThe council met on Wednesday."
LONG = f"Rain fell on the town.\n\n{PITCH}\n\nThe council met on Tuesday."


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_article_that_was_changed_since_is_told_and_cleaned_as_a_new_text(cli, tmp_path, form):
    first, second, third = (tmp_path / f"{at}.{form}" for at in "abc")
    _write(first, [{"id": 1, "text": LONG}])
    cli(first, "-o", second)
    (cleaned,) = _read(second)
    _write(second, [cleaned | {"text": EDITED}])
    done = cli("restore", second, "-o", third)
    assert done.code == 3
    assert "1: its 'text' is not what cleaning wrote: it was changed since" in done.errors[0]
    assert _read(third) == []
    cli(second, "-o", third)
    _write(first, [{"id": 1, "text": EDITED}])
    cli(first, "-o", second)
    assert _read(third) == _read(second)
    cli("restore", third, "-o", second)
    assert _read(second) == [{"id": 1, "text": EDITED}]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_so_is_one_that_was_made_of_a_page(cli, tmp_path, form):
    first, second, third = (tmp_path / f"{at}.{form}" for at in "abc")
    _write(first, [{"html": PAGE}, {"html": PAGE}])
    cli(first, "-o", second)
    one, two = _read(second)
    _write(second, [one | {"text": EDITED}, two])
    assert cli("restore", second, "-o", third).code == 3
    assert _read(third) == [{"html": PAGE}]
    cli(second, "-o", third)
    assert [record["clean_field"] for record in _read(third)] == ["text", "html"]
    cli("restore", third, "-o", second)
    fields = {"text": None} if form == "parquet" else {}
    assert _read(second) == [{"html": PAGE, "text": EDITED}, {"html": PAGE} | fields]


def _write(path, rows):
    if path.suffix == ".parquet":
        known = pq.read_schema(path) if path.exists() else None  # with its metadata
        same = known is not None and set(known.names) == set(rows[0])
        pq.write_table(pa.Table.from_pylist(rows, known if same else None), path)
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def _read(path):
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.string_view()], ids=str)
def test_a_table_comes_back(cli, tmp_path, kind):
    texts = [f"Rain fell.\n\n{PITCH}\n", None, "The council met.\n"]
    table = pa.table({"id": [1, 2, 3], "text": pa.array(texts, kind), "n": [4, 5, 6]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet").code == 0
    cleaned = pq.read_table(tmp_path / "c.parquet")
    assert cleaned.column("text")[0].as_py() == "Rain fell.\n"
    assert cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet").code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)


def test_so_does_one_whose_texts_lie_in_structs_that_may_be_null(cli, tmp_path):
    docs = [{"body": f"Rain fell.\n\n{PITCH}\n"}, None, {"body": None}]
    table = pa.table({"doc": docs})
    pq.write_table(table, tmp_path / "a.parquet")
    names = ("--text-field", "doc.body")
    assert cli(tmp_path / "a.parquet", *names, "-o", tmp_path / "c.parquet").code == 0
    cleaned = pq.read_table(tmp_path / "c.parquet")
    assert cleaned.column("text").to_pylist() == ["Rain fell.\n", None, None]
    assert cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet").code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)


def test_a_table_whose_article_is_a_new_column_comes_back(cli, tmp_path):
    table = pa.table({"body": [f"Rain fell.\n\n{PITCH}\n", "", None]})
    pq.write_table(table, tmp_path / "a.parquet")
    cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet")
    assert "text" in pq.read_table(tmp_path / "c.parquet").column_names
    assert cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet").code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)


def test_a_table_without_rows_comes_back(cli, tmp_path):
    table = pa.table({"id": pa.array([], pa.int8()), "text": pa.array([], pa.string())})
    pq.write_table(table, tmp_path / "a.parquet")
    assert cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet").code == 0
    assert cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet").code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)


def test_a_record_that_could_just_be_cleaned_comes_back(cli, tmp_path):
    news, most = tmp_path / "news.jsonl", 64 << 20
    line = json.dumps({"text": f"Rain fell.\n\n{PITCH}\n", "pad": ""})
    pad = "x" * (most - len(line))
    news.write_text(json.dumps({"text": f"Rain fell.\n\n{PITCH}\n", "pad": pad}) + "\n")
    assert cli(news, "-o", tmp_path / "c.jsonl").code == 0
    assert (tmp_path / "c.jsonl").stat().st_size > most
    assert cli("restore", tmp_path / "c.jsonl", "-o", tmp_path / "b.jsonl").code == 0
    assert (tmp_path / "b.jsonl").read_bytes() == news.read_bytes()


def test_how_big_a_record_may_be_can_be_said(cli, news, tmp_path):
    cli(news, "-o", tmp_path / "c.jsonl")
    done = cli("restore", "--max-record", "100", tmp_path / "c.jsonl")
    assert done.code == 3
    assert "raise the limit with --max-record" in done.errors[0]
    assert cli("restore", "--max-record", "4K", tmp_path / "c.jsonl").out == news.read_bytes()
    done = cli("restore", "--max-record", "4K", "--audit", tmp_path / "a.jsonl", news)
    assert done.code == 2
    assert "--max-record" in done.errors[0]


def test_how_far_packed_records_unpack_can_be_said(cli, news, tmp_path, monkeypatch):
    monkeypatch.setattr("cleaner.corpus.containers.packing.unpack.CHECKED", 100_000)
    news.write_bytes(records(600))
    packed = tmp_path / "c.jsonl.gz"
    cli(news, "-o", packed)
    done = cli("restore", "--max-expansion", "1", packed)
    assert done.code == 3
    assert "--max-expansion" in done.errors[0]
    assert cli("restore", packed).out == news.read_bytes()


def test_a_row_that_was_changed_is_said(cli, tmp_path):
    pq.write_table(pa.table({"text": [f"Rain fell.\n\n{PITCH}\n", "b"]}), tmp_path / "a.parquet")
    cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet")
    table = pq.read_table(tmp_path / "c.parquet")
    pq.write_table(table.set_column(0, "text", pa.array(["x", "b"])), tmp_path / "c.parquet")
    done = cli("restore", tmp_path / "c.parquet", "-o", tmp_path / "b.parquet")
    assert done.code == 3
    assert "c.parquet:1: " in done.errors[0]
    assert pq.read_table(tmp_path / "b.parquet").to_pydict() == {"text": ["b"]}


def test_records_come_back_through_a_pipe(cli, news, tmp_path):
    cleaned = cli(news).out
    assert cli("restore", stdin=cleaned).out == news.read_bytes()
    assert cli("restore", "-", stdin=gzip.compress(cleaned)).out == news.read_bytes()
    assert cli("restore", "--from", "jsonl", stdin=cleaned).out == news.read_bytes()
    assert cli("restore", stdin=b"").out == b""
    pq.write_table(pa.table({"html": [PAGE, None]}), tmp_path / "a.parquet")
    cli(tmp_path / "a.parquet", "-o", tmp_path / "c.parquet")
    data = (tmp_path / "c.parquet").read_bytes()
    done = cli("restore", "--from", "parquet", "-o", tmp_path / "b.parquet", stdin=data)
    assert (done.code, done.err) == (0, "")
    assert _read(tmp_path / "b.parquet") == [{"html": PAGE}, {"html": None}]


def test_what_is_said_of_a_file_counts_more_than_its_name(cli, news, tmp_path):
    (tmp_path / "c.txt").write_bytes(cli(news).out)
    assert cli("restore", tmp_path / "c.txt").failed(2, "--audit FILE.jsonl is missing")
    assert cli("restore", "--from", "jsonl", tmp_path / "c.txt").out == news.read_bytes()
    done = cli("restore", "--from", "jsonl", "--audit", tmp_path / "a", tmp_path / "c.txt")
    assert done.failed(2, "--from")


def test_a_text_through_a_pipe_wants_its_audit(cli):
    assert cli("restore", stdin=b"Rain fell.").failed(2, "--audit FILE.jsonl is missing")


@pytest.fixture
def folder(cli, news, tmp_path):
    cli(news, "-o", tmp_path / "out/", "--shard-size", 6, "-q")
    return tmp_path / "out"


def _lost(folder):
    (folder / "news-00001.jsonl").unlink()


def _cut(folder):
    shard = folder / "news-00001.jsonl"
    shard.write_bytes(b"".join(shard.read_bytes().splitlines(keepends=True)[:-1]))


def _interrupted(folder):
    manifest = folder / "manifest.jsonl"
    manifest.write_bytes(b"".join(manifest.read_bytes().splitlines(keepends=True)[:-1]))
    (folder / "news-00003.jsonl").unlink()


@pytest.mark.parametrize(
    ("harm", "left", "says"),
    [
        (_lost, 17, "out/news-00001.jsonl: is missing, with 6 records"),
        (_cut, 22, "out/news-00001.jsonl: is not as the run wrote it"),
        (_interrupted, 18, "out: the run did not end, {news} is not all there; --resume it"),
    ],
)
def test_a_folder_is_held_against_its_manifest(cli, folder, harm, left, says):
    harm(folder)
    again = folder.parent / "again"
    done = cli("restore", folder, "-o", again)
    assert done.code == 3
    (line,) = done.errors
    assert says.format(news=folder.parent / "news.jsonl") in line
    assert sum(len(path.read_bytes().splitlines()) for path in again.iterdir()) == left


FAILED = [b'{"text": 7}', b"no JSON at all", b'{"text": "\xff"}']


@pytest.mark.parametrize("places", [(0, 1, 2), (5, 6, 12), (3, 11, 23), (24, 24, 24)])
def test_records_that_failed_come_back_in_their_places(cli, news, tmp_path, places):
    lines = news.read_bytes().splitlines()
    for at, line in zip(places, FAILED, strict=True):
        lines[at:at] = [line]
    news.write_bytes(b"\n".join([b"", *lines[:4], b"", b"", *lines[4:], b""]))
    assert cli(news, "-o", tmp_path / "out/", "--shard-size", 6, "-q").code == 3
    done = cli("restore", tmp_path / "out", "-o", tmp_path / "again.jsonl")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "again.jsonl").read_bytes().splitlines() == lines


def test_what_failed_and_was_not_kept_is_counted(cli, news, tmp_path):
    lines = news.read_bytes().splitlines()
    lines[3:3] = [b'{"text": ["' + b"x" * (1 << 20) + b'"]}', FAILED[0]]
    news.write_bytes(b"\n".join([*lines, b""]))
    cli(news, "-o", tmp_path / "out/", "--shard-size", 6, "-q")
    done = cli("restore", tmp_path / "out", "-o", tmp_path / "again.jsonl")
    assert done.code == 3
    assert "out: 1 record failed in the run, not restored; see errors.jsonl" in done.errors[0]
    assert (tmp_path / "again.jsonl").read_bytes().splitlines() == [*lines[:3], *lines[4:]]
    pq.write_table(pa.table({"text": [PAGE, "Rain."]}), tmp_path / "a.parquet")
    cli(tmp_path / "a.parquet", "-o", tmp_path / "tables/", "-q")
    done = cli("restore", tmp_path / "tables", "-o", tmp_path / "back/")
    assert done.code == 3
    assert "1 record failed in the run" in done.errors[0]


def test_a_folder_without_shards_is_no_success(cli, folder, tmp_path):
    for shard in folder.glob("news-*"):
        shard.unlink()
    done = cli("restore", folder, "-o", tmp_path / "again/")
    assert done.code == 3
    assert len(done.errors) == 4


def test_a_manifest_that_was_changed_is_said(cli, folder, tmp_path):
    manifest = folder / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes().replace(b'"sha256"', b'"sha"'))
    done = cli("restore", folder, "-o", tmp_path / "again/")
    assert done.code == 3
    assert "is no manifest of ours" in done.errors[0]


def test_what_is_missing_is_said(cli, news, scrape, tmp_path):
    assert cli("restore", scrape).failed(2, "--audit FILE.jsonl is missing")
    pq.write_table(pa.table({"text": ["a"]}), tmp_path / "a.parquet")
    assert cli("restore", tmp_path / "a.parquet").failed(2, "name a file with -o")
    done = cli("restore", tmp_path / "a.parquet", "-o", tmp_path / "b.parquet")
    assert done.failed(3, "no cleaned records: the columns removed, clean_version")
    assert not (tmp_path / "b.parquet").exists()
    assert cli("restore", news, "-o", tmp_path / "b.parquet").failed(2, "its name says parquet")
    assert cli("restore", news, "-o", news).failed(2, "is an input")
    (tmp_path / "a.tar").touch()
    assert cli("restore", tmp_path / "a.tar").failed(2, "is cleaned to JSON Lines")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_column_without_a_type_takes_the_article_and_comes_back(cli, tmp_path, monkeypatch, jobs):
    """The other inputs are cleaned too, and --resume finds nothing left to do."""
    monkeypatch.chdir(tmp_path)
    before = pa.table(
        {"text": pa.nulls(3), "html": [PAGE] * 3},
        schema=pa.schema([pa.field("text", pa.null(), metadata={"a": "b"}), ("html", pa.string())]),
    )
    pq.write_table(before, tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_bytes(records(2))
    words = ["a.parquet", "b.jsonl", "-o", "out/", "-q", "-j", jobs]
    assert (cli(*words).code, cli(*words, "--resume").code) == (0, 0)
    cleaned = pq.read_table(tmp_path / "out/a-00000.parquet")
    assert cleaned["text"].to_pylist() == ["The council met on Monday.\n"] * 3
    assert (tmp_path / "out/b-00000.jsonl").exists()
    assert cli("out", "-o", "twice/", "-q").code == 0
    for folder, name in (("out", "a-00000"), ("twice", "a-00000-00000")):
        assert cli("restore", folder, "-o", f"{folder}-back/").code == 0
        after = pq.read_table(tmp_path / f"{folder}-back/{name}.parquet")
        assert after.schema.equals(before.schema, check_metadata=True)
        assert after.equals(before)
