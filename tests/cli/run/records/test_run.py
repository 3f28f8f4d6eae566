"""``clean run`` over records: where they go, what is said, what is refused."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import threading
from pathlib import Path

import pytest

from cleaner.records import FACTS
from tests.cli.corpus_records import record, records


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(records(30))
    return path


def texts(data: bytes) -> list[str]:
    return [json.loads(line)["text"] for line in data.splitlines()]


def test_records_come_out_on_standard_output(cli, news):
    done = cli(news)
    assert done.code == 0
    assert done.err == ""
    assert len(texts(done.out)) == 30
    assert not [text for text in texts(done.out) if "newsletter" in text]


def test_standard_input_is_records_where_that_is_said(cli, news):
    assert cli("--from", "jsonl", stdin=news.read_bytes()).out == cli(news).out
    packed = gzip.compress(news.read_bytes())
    assert cli("--from", "jsonl", "-", stdin=packed).out == cli(news).out


def test_file_folder_and_stream_hold_the_same(cli, news, tmp_path):
    stream = cli(news).out
    assert cli(news, "-o", tmp_path / "out.jsonl").out == b""
    cli(news, "-o", tmp_path / "out.jsonl.gz")
    done = cli(news, "-o", tmp_path / "out", "--shard-size", 7)
    assert done.err.startswith("clean: 30 records, ")
    assert done.err.endswith(f" of the text removed; see {tmp_path}/out/summary.html\n")
    shards = sorted((tmp_path / "out").glob("news-*.jsonl"))
    assert len(shards) == 5
    assert b"".join(path.read_bytes() for path in shards) == stream
    assert (tmp_path / "out.jsonl").read_bytes() == stream
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == stream


def test_what_stands_where_articles_should_is_counted(cli, tmp_path):
    lines = [{"text": "Rain fell."}, {"text": "Verify you are human"}, {"text": "502 Bad Gateway"}]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    done = cli(path, "-o", tmp_path / "out")
    assert done.err.startswith("clean: 3 records, 2 without an article (clean_obstacle), 0 % of")
    summary = json.loads((tmp_path / "out" / "summary.json").read_bytes())
    assert summary["obstacles"] == {"bot-check": 1, "error-page": 1}
    page = (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    assert "No article, or not all of it" in page


def test_several_inputs_follow_each_other(cli, news, tmp_path):
    other = tmp_path / "other.ndjson"
    other.write_bytes(record(77))
    assert cli(news, other).out == cli(news).out + cli(other).out
    cli(news, other, "-o", tmp_path / "all.jsonl")
    assert (tmp_path / "all.jsonl").read_bytes() == cli(news, other).out


def test_records_that_fail_are_said_and_the_others_come_out(cli, news, tmp_path):
    news.write_bytes(records(4) + b'{"id": 4}\n{\n' + records(2))
    done = cli(news, "--errors", tmp_path / "e.jsonl")
    assert done.code == 3
    assert len(texts(done.out)) == 6
    assert len(done.errors) == 2
    assert f"{news}:5: no field for the text" in done.errors[0]
    assert f"{news}:6: not JSON" in done.errors[1]
    noted = [json.loads(line) for line in (tmp_path / "e.jsonl").read_text().splitlines()]
    assert [(each["input"], each["number"]) for each in noted] == [(str(news), 5), (str(news), 6)]
    assert noted[0]["record"] == '{"id": 4}'


def test_a_flood_of_failures_is_a_number(cli, news):
    news.write_bytes(b"{\n" * 40 + records(1))
    done = cli(news)
    assert done.code == 3
    assert len(done.errors) == 6
    assert "35 more records that failed" in done.errors[-1]


def test_jobs_say_the_same(program, news):
    news.write_bytes(records(300) + b'{"id": 4}\n' + records(300))
    one, two = program(news), program("--jobs", 2, news)
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--diff"], "--diff shows texts; of records, --check says"),
        (["--in-place"], "--in-place is for texts"),
        (["--audit", "a.jsonl"], "`clean restore` puts it back"),
        (["--explain"], "--explain is for texts"),
        (["--url", "https://ledger.example/a"], "--url-field"),
        (["--master", "local[2]"], "--master goes with --engine spark"),
        (["--resume"], "--resume needs a folder: -o FOLDER/"),
        (["--shard-size", "5"], "--shard-size needs a folder"),
        (["--engine", "spark"], "--engine spark needs a folder"),
        (["--max-record", "many"], "--max-record many: no size; write bytes, or 500K, 64M, 2G"),
        (["--out-field", "removed"], "--out-field: the article cannot be written to 'removed'"),
        (["--check", "-o", "x.jsonl"], "--check writes nothing; leave out -o"),
        (["-o", "x.warc"], "warc is read, not written; name a .jsonl file"),
        (["-o", "x.parquet"], "is no Parquet; its records go to a .jsonl file"),
    ],
)
def test_what_does_not_go_together_is_said(cli, news, monkeypatch, words, says):
    monkeypatch.chdir(news.parent)
    assert cli(*words, news).failed(2, says)
    assert [path.name for path in news.parent.iterdir()] == ["news.jsonl"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--resume"], "--resume is for records, and these are texts"),
        (["--text-field", "a"], "--text-field is for records"),
        (["--max-record", "1M"], "--max-record is for records"),
    ],
)
def test_options_of_records_do_not_go_with_texts(cli, scrape, words, says):
    assert cli(*words, scrape).failed(2, says)


def test_texts_and_records_are_not_mixed(cli, news, scrape):
    assert cli(news, scrape).failed(2, "holds records", "is one text; clean them apart")


def test_what_lies_beside_shards_is_no_input(cli, news, tmp_path):
    """A run's output is an input of the next one; so are files of Spark."""
    cli(news, "-o", tmp_path / "out", "--shard-size", 7, "-q")
    (tmp_path / "out/_SUCCESS").touch()
    done = cli(tmp_path / "out", "-o", tmp_path / "again", "-q")
    assert done.code == 0
    names = sorted(path.name for path in (tmp_path / "again").glob("news*"))
    assert names == [f"news-0000{at}-00000.jsonl" for at in range(5)]
    data = [path.read_bytes() for path in sorted((tmp_path / "out").glob("news*"))]
    assert [path.read_bytes() for path in sorted((tmp_path / "again").glob("news*"))] == data


@pytest.mark.usefixtures("news")
def test_the_folder_of_results_may_lie_in_that_of_the_inputs(cli, tmp_path):
    for words in ([], ["--resume"]):
        assert cli(tmp_path, "-o", tmp_path / "out", *words, "-q").code == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("news*")) == ["news-00000.jsonl"]


def test_inputs_that_would_become_one_are_refused(cli, news, tmp_path):
    (tmp_path / "news.ndjson").write_bytes(records(1))
    done = cli(news, tmp_path / "news.ndjson", "-o", tmp_path / "out/")
    assert done.failed(2, "would both become news-00000.jsonl; rename one")


def test_an_input_is_not_written_over(cli, news):
    before = news.read_bytes()
    assert cli(news, "-o", news).failed(2, "is an input or another output")
    assert cli(news, "--errors", news).failed(2, "is an input or another output")
    assert news.read_bytes() == before


def test_a_file_without_a_name_of_a_container_is_no_folder(cli, news, tmp_path):
    (tmp_path / "notes").write_text("mine")
    assert cli(news, "-o", tmp_path / "notes").failed(2, "is a file, and no name of a container")


def test_a_folder_with_the_name_of_a_file_has_to_be_meant(cli, news, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("out.xlsx", "out.txt", "out.v2"):
        assert cli(news, "-o", name).failed(2, f"-o {name}: its name", f"say -o {name}/")
        assert not Path(name).exists()
        for words in ([f"{name}/"], [name, "--resume"]):
            assert cli(news, "-q", "-o", *words).code == 0
    for name in ("news.2031-05", ".out", "out"):
        assert cli(news, "-q", "-o", name).code == 0
        assert Path(name, "manifest.jsonl").exists()


def test_a_pipe_stays_a_pipe(cli, news, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert cli(news, "-o", pipe).code == 0
    reader.join(20)
    assert read == [cli(news).out]
    assert pipe.is_fifo()


@pytest.mark.parametrize("words", [["-o", "out/"], []])
def test_a_field_in_the_way_is_said_at_once_with_what_mends_it(cli, tmp_path, words, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(record(1, pitch=True, removed="mine") + records(3))
    assert cli("a.jsonl", *words).failed(2, "a.jsonl:1", "'removed'", "--prefix")
    done = cli("a.jsonl", *words, "--prefix", "x_", "-q")
    assert done.code == 0
    data = done.out or (tmp_path / "out/a-00000.jsonl").read_bytes()
    first = json.loads(data.splitlines()[0])
    assert (first["removed"], len(first["x_removed"])) == ("mine", 1)


@pytest.mark.parametrize("more", [{"clean_version": "v7"}, {"clean_version": None}])
def test_a_field_called_as_a_fact_is_no_sign_of_an_earlier_cleaning(cli, tmp_path, more):
    path = tmp_path / "a.jsonl"
    path.write_bytes(record(1) + record(2, **more))
    done = cli(path)
    assert done.code == 3
    assert "a.jsonl:2: has a field 'clean_version' of its own; name ours" in done.errors[0]
    done = cli(path, "--prefix", "x_")
    assert done.code == 0
    path.write_bytes(done.out)
    assert cli("restore", path).out == record(1) + record(2, **more)


def test_a_record_whose_facts_are_all_null_is_cleaned(cli, tmp_path):
    """So is a row of a table that failed, and was mended."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(record(1, pitch=True, **dict.fromkeys(FACTS)))
    line = json.loads(cli(path).out)
    assert line["text"] == json.loads(record(1))["text"]
    assert [gone["kind"] for gone in line["removed"]] == ["newsletter"]


def test_fields_are_named(cli, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"story": {"body": "Rain fell.\\n\\nSign up for our newsletter\\n"}}\n')
    done = cli(path, "--text-field", "story.body", "--out-field", "article")
    line = json.loads(done.out)
    assert line["article"] == "Rain fell.\n"
    assert line["clean_field"] == "story.body"


def test_a_record_that_is_too_big_fails_and_the_others_go_on(cli, news):
    news.write_bytes(records(1) + record(1, more="x" * 5000) + records(1))
    done = cli(news, "--max-record", "2K")
    assert done.code == 3
    assert len(texts(done.out)) == 2
    assert "--max-record" in done.errors[0]


def test_help_shows_how_it_is_used(cli):
    text = cli("run", "--help").text
    for word in ("--resume", "--jobs", "--check", "zstdcat", "clean restore cleaned/"):
        assert word in text


@pytest.mark.parametrize(
    ("words", "done"),
    [(["-o", "out/"], "cleaned"), (["-o", "out.jsonl"], "cleaned"), (["--check"], "counted")],
    ids=["folder", "stream", "check"],
)
def test_what_stood_before_damage_is_spoken_of_where_something_did(
    cli, tmp_path, monkeypatch, words, done
):
    monkeypatch.chdir(tmp_path)
    torn = gzip.compress(records(3))[:-9]
    said = f"; what stood before it is {done}"
    for before in (b"", gzip.compress(b"[]\n")):
        Path("a.jsonl.gz").write_bytes(before + torn[:12])
        assert said not in cli("a.jsonl.gz", "-q", *words).err
        shutil.rmtree("out", ignore_errors=True)
    Path("a.jsonl.gz").write_bytes(gzip.compress(records(1)) + torn[:12])
    result = cli("a.jsonl.gz", "-q", *words)
    assert result.code == 3
    assert result.errors[-1].startswith("clean: error: a.jsonl.gz: ")
    assert result.errors[-1].endswith(said)
