"""`clean pages.csv`: tables of CSV and TSV in, the same tables out, and back byte for byte."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest

from tests.cli.corpus_records import PITCH

FACTS = "removed,clean_site,clean_obstacle,clean_version,rules_sha256,clean_field,clean_sha256"


def rows(count: int, *, bad: tuple[int, ...] = (), comma: str = ",", end: str = "\r\n") -> bytes:
    """Every third has something that goes; those that are bad lack a cell."""
    lines = [comma.join(("id", "story", "note"))]
    for number in range(count):
        pitch = f"\n\n{PITCH}" if number % 3 == 0 else ""
        text = f'"The ferry ""Hope"" sailed on day {number}{comma} they said.{pitch}"'
        lines.append(comma.join((str(number), *(() if number in bad else (text,)), "x")))
    return end.join([*lines, ""]).encode()


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.csv"
    path.write_bytes(rows(30, bad=(4, 17)))
    return path


WORDS = ("--text-field", "story", "--out-field", "story")


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_a_table_comes_out_as_a_table(cli, pages):
    done = cli(*WORDS, pages)
    assert done.code == 3
    assert done.errors == [
        f"clean: error: {pages}:{line}: has 2 cells, and its header 3" for line in (10, 31)
    ]
    found = read(done.out)
    assert len(found) == 28
    assert list(found[0]) == ["id", "story", "note", *FACTS.split(",")]
    assert found[0]["story"] == 'The ferry "Hope" sailed on day 0, they said.'
    assert json.loads(found[0]["removed"])[0]["kind"] == "newsletter"
    assert (found[1]["removed"], found[1]["clean_site"]) == ("[]", "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_resumed_and_restored(program, cli, pages, tmp_path, jobs):
    out = tmp_path / "out"
    words = [*WORDS, pages, "-o", f"{out}/", "--shard-size", 8, "-q", "-j", jobs]
    assert program(*words).code == 3
    shards = sorted(path.name for path in out.glob("pages-*"))
    assert shards == [f"pages-0000{at}.csv" for at in range(4)]
    whole = {name: (out / name).read_bytes() for name in shards}
    manifest = (out / "manifest.jsonl").read_bytes().splitlines(keepends=True)
    (out / "manifest.jsonl").write_bytes(b"".join(manifest[:3]))
    (out / shards[-1]).unlink()
    assert program(*words, "--resume").code == 3
    assert {name: (out / name).read_bytes() for name in shards} == whole
    back = cli("restore", "--out-field", "story", out)
    assert (back.code, back.err) == (0, "")
    assert back.out == pages.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "comma"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_file_comes_back_and_cleaning_twice_is_cleaning_once(cli, tmp_path, name, comma, end):
    path, out, again = tmp_path / name, tmp_path / f"out-{name}", tmp_path / f"again-{name}"
    path.write_bytes(b"\xef\xbb\xbf" + rows(9, comma=comma, end=end))
    assert cli(*WORDS, path, "-o", out).code == 0
    assert cli(*WORDS, path).out == out.read_bytes()
    assert cli(*WORDS, out).out == out.read_bytes()
    assert cli("restore", "--out-field", "story", out, "-o", again).code == 0
    assert again.read_bytes() == path.read_bytes()
    piped = ("restore", "--out-field", "story")
    assert cli(*piped, stdin=out.read_bytes()).failed(2, "of cleaned records; say --from csv")
    form = name.rpartition(".")[2]
    assert cli(*piped, "--from", form, stdin=out.read_bytes()).out == path.read_bytes()


def test_packed_tables_stay_packed(cli, tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(rows(3)))
    assert cli(*WORDS, path, "-o", tmp_path / "out/").code == 0
    assert gzip.decompress((tmp_path / "out/a-00000.csv.gz").read_bytes()).startswith(b"id,story")


def test_lines_of_json_are_made_where_they_are_asked_for(cli, pages, tmp_path):
    out = tmp_path / "out.jsonl"
    cli(*WORDS, pages, "-o", out)
    first = json.loads(out.read_bytes().splitlines()[0])
    assert first["removed"][0]["kind"] == "newsletter"
    assert (first["id"], first["clean_site"]) == ("0", None)


def test_tables_with_other_columns_go_into_a_folder(cli, tmp_path):
    (tmp_path / "a.csv").write_bytes(b"id,text\n1,Rain fell.\n")
    (tmp_path / "b.csv").write_bytes(b"id,text,more\n1,Rain fell.,x\n")
    names = [tmp_path / "a.csv", tmp_path / "b.csv"]
    done = cli(*names)
    assert (done.code, len(done.errors)) == (3, 1)
    assert "other columns than before: 'more' is new" in done.err
    assert cli(*names, "-o", tmp_path / "out/").code == 0
    assert cli(names[0], names[0]).out.count(b"\n") == 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["a.tsv", "-o", "x.csv"], "a.tsv is no CSV; its records go to a .jsonl file"),
        (["a.jsonl", "-o", "x.csv"], "a.jsonl is no CSV; its records go to a .jsonl file"),
        (["a.csv", "-o", "x.parquet"], "a.csv is no Parquet; its records go to a .jsonl file"),
        (["a.csv", "--diff"], "--diff shows texts"),
        (["restore", "a.csv"], "no cleaned records: the columns removed, "),
        (["explain", "a.csv"], "holds records"),
    ],
)
def test_what_does_not_go_is_said(cli, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    for name, comma in (("a.csv", ","), ("a.tsv", "\t")):
        (tmp_path / name).write_text(f"id{comma}text\n1{comma}Rain fell.\n")
    (tmp_path / "a.jsonl").write_text('{"text": "Rain fell."}\n')
    done = cli(*words)
    assert done.code in (2, 3)
    assert says in done.err
    assert len(done.errors) == 1


def test_a_pipe_and_a_check(cli, pages):
    assert cli("--from", "csv", *WORDS, stdin=pages.read_bytes()).out == cli(*WORDS, pages).out
    done = cli("--check", *WORDS, pages)
    assert (done.code, len(done.errors)) == (3, 2)
    assert "something goes from 10 of 30 records" in done.text


def test_a_text_that_is_left_is_a_text(cli, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("It is said, rain fell.\n")
    assert cli("--from", "text", path).text == "It is said, rain fell.\n"


def test_a_table_without_rows_keeps_its_header(cli, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\n")
    assert cli(path).text == f"id,text,{FACTS}\n"
    assert cli(path, "-o", tmp_path / "out/").code == 0
    assert cli("restore", tmp_path / "out").out == path.read_bytes()


def test_overlap_and_rules_read_tables(cli, tmp_path):
    path = tmp_path / "two.csv"
    story = 'The ferry ""Hope"" sailed on the first day of May, the harbour office said on Monday.'
    path.write_text(f'id,outlet,text\n1,a.example,"{story}"\n2,b.example,"{story}"\n3,c.example\n')
    done = cli("overlap", "--json", path)
    assert done.code == 3
    assert f"{path}:4: has 2 cells, and its header 3" in done.err
    assert len(json.loads(done.out)["matches"]) == 1
    assert cli("overlap", "--from", "csv", "--json", stdin=path.read_bytes()).code == 3
    assert "3 pages" not in cli("rules", "learn", path, "-o", tmp_path / "rules/").err
