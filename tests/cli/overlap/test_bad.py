"""Bad input and bad places for `clean overlap`: a clear line or right output, no traceback."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shlex
import subprocess
import unicodedata

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli import test_bad_inputs as bad

from .texts import FERRY, NINE, ROWS, write_rows, write_stories

EVIL = {
    "script": "</script><script>alert(1)</script>",
    "bidi": "\u202eyrref\u202c",
    "escape": "\x1b[31m\x1b]0;x\a",
    "nul": "\0",
    "formula": "=HYPERLINK(A1)",
    "late-formula": " \n\t=1+1",
    "wide-formula": "＝1+1",
    "lines": "a\nb\r\nc",
    "zalgo": "f" + "\u0301" * 50,
    "separator": "\u2028\x85",
}


def _rows(text="", **more):
    return [
        {"id": f"{name}", "outlet": name, "text": f"{text}{FERRY}", **more} for name in ("p", "q")
    ]


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
@pytest.mark.parametrize("field", ["id", "outlet", "title", "date"])
def test_tricks_in_fields(cli, tmp_path, evil, field):
    rows = [{**row, field: f"{evil}{row['id']}"} for row in _rows()]
    path = write_rows(tmp_path / "r.jsonl", rows)
    summary = cli("overlap", path)
    assert summary.code == 0
    assert "1 match in 1 passage" in summary.text
    assert all(line.isprintable() for line in summary.text.splitlines())
    assert all(line.isprintable() for line in summary.err.splitlines())
    (record,) = [
        json.loads(line) for line in cli("overlap", "--to", "jsonl", path).out.split(b"\n") if line
    ]
    if field in ("id", "outlet"):
        key = "doc" if field == "id" else field
        assert {record["a"][key], record["b"][key]} == {
            str(row[field]).strip() if field == "outlet" else str(row[field]) for row in rows
        }
    page = cli("overlap", "-q", "--html", tmp_path / "p.html", path)
    assert page.code == 0
    html = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "<script>alert" not in html


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_tricks_in_texts(cli, tmp_path, evil):
    path = write_rows(tmp_path / "r.jsonl", _rows(text=f"{evil} "))
    summary = cli("overlap", "--raw", path)
    assert summary.code == 0
    assert all(line.isprintable() for line in summary.text.splitlines())
    report = json.loads(cli("overlap", "--raw", "--json", path).out)
    assert report["documents"][0]["text"] == f"{evil} {FERRY}"


def _is_live(cell):
    bare = cell.lstrip().lstrip("".join(map(chr, range(32))) + "\u200b\ufeff\u202e ")
    return unicodedata.normalize("NFKC", bare)[:1] in ("=", "+", "-", "@") or cell[:1] in "\t\r\n"


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1", "@a", " =1", "\n=1", "\t=1", "a\n=1", "＝1", "\u200b=1", "\u202e=1"]
)
def test_no_cell_of_csv_is_a_formula(cli, tmp_path, cell):
    rows = [{**row, "outlet": f"o{row['id']}", "id": f"{cell}{row['id']}"} for row in _rows()]
    path = write_rows(tmp_path / "r.jsonl", rows)
    out = cli("overlap", "-q", "--to", "csv", path).out.decode()
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert row["a_doc"] == f"'{cell}p"
    assert not any(_is_live(value) for value in row.values() if value)
    (record,) = cli("overlap", "-q", "--to", "jsonl", path).out.splitlines()
    assert json.loads(record)["a"]["doc"] == f"{cell}p"


def test_no_cell_of_csv_commands_a_terminal(cli, tmp_path):
    evil = "\0a\x1b]0;x\a\x85b\x7fc\td\r\ne"
    rows = [{**row, "id": f"{evil}{row['id']}"} for row in _rows(text="Hallam\x1b left\0. ")]
    path = write_rows(tmp_path / "r.jsonl", rows)
    for more in ((), ("--pairs",)):
        out = cli("overlap", "-q", "--raw", "--to", "csv", *more, path).out.decode()
        (row,) = csv.DictReader(io.StringIO(out, newline=""))
        assert row["a_doc"] == "�a�]0;x��b�c\td\r\nep"
        assert not {*map(unicodedata.category, out.translate({9: "", 10: "", 13: ""}))} & {"Cc"}
    (record,) = cli("overlap", "-q", "--raw", "--to", "jsonl", path).out.splitlines()
    assert json.loads(record)["a"]["doc"] == f"{evil}p"


def test_mixed_languages_and_scripts(cli, tmp_path):
    texts = {
        "ar": "عادت العبارة إلى الميناء بعد تسعة أسابيع، وقال مكتب الميناء إنها تبحر في التاسعة.",
        "ru": "Паром вернулся в порт после девяти недель ремонта, сообщила портовая служба.",
        "zh": "渡轮在船厂停留九周后恢复航行，港务局星期一表示，它每天上午九点出发。",
        "en": FERRY,
    }
    rows = [
        {"id": f"{name}{side}", "outlet": f"渡轮-{side}", "text": text}
        for name, text in texts.items()
        for side in "xy"
    ]
    result = cli("overlap", "--to", "jsonl", write_rows(tmp_path / "r.jsonl", rows))
    docs = {json.loads(line)["a"]["doc"][:2] for line in result.out.splitlines()}
    assert docs == set(texts)
    assert "渡轮-x" in cli("overlap", tmp_path / "r.jsonl").text


def test_adversarial_repeats(cli, tmp_path):
    rows = [
        {"id": n, "outlet": f"o{n % 7}", "text": f"{FERRY}\n\n" * 3 + "the the the " * 300}
        for n in range(300)
    ]
    result = cli("overlap", "--raw", "--to", "jsonl", write_rows(tmp_path / "r.jsonl", rows))
    assert result.code == 0
    assert 0 < result.out.count(b"\n") < 100_000


def test_one_outlet_only(cli, tmp_path):
    path = write_rows(tmp_path / "r.jsonl", [{**row, "outlet": "pier"} for row in ROWS])
    result = cli("overlap", path)
    assert result.code == 0
    assert "pier" in result.err
    assert result.err.count("\n") == 1


def test_nothing_at_all(cli, tmp_path):
    (tmp_path / "empty").mkdir()
    for words, stdin in ((["overlap", tmp_path / "empty"], b""), (["overlap"], b"")):
        result = cli(*words, stdin=stdin)
        assert result.code == 0
        assert "warning" in result.err
    out = tmp_path / "r.json"
    assert cli("overlap", "--json", "-o", out, tmp_path / "empty").code == 0
    assert json.loads(out.read_bytes())["matches"] == []
    for form in ("jsonl", "csv", "parquet"):
        target = tmp_path / f"m.{form}"
        assert cli("overlap", "--to", form, "-o", target, tmp_path / "empty").code == 0
        assert target.exists()


def test_what_fails_is_told_and_the_rest_goes_on(cli, tmp_path):
    news = write_stories(tmp_path / "news")
    (news / "pier" / "photo").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (news / "quay" / "rows.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 99)[:-9])
    (news / "mole" / "rows.parquet").write_bytes(b"PAR1 no")
    result = cli("overlap", news)
    assert result.code == 3
    assert len(result.errors) == 3
    assert "3 matches" in result.text


def test_a_missing_file(cli, tmp_path):
    assert cli("overlap", tmp_path / "no.jsonl").failed(3, "no.jsonl: cannot be read")
    assert cli("overlap", tmp_path / "no.parquet").failed(3, "no.parquet: cannot be read")
    assert cli("overlap", tmp_path / "no").failed(3, "cannot be read")


@pytest.mark.parametrize("form", ["jsonl", "parquet", "text", "html", "auto"])
@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"\xff\xfe", b"{}", b"[]", b"null\n1\n", b"PAR1", b"\x1f\x8b", b"{" * 9999]
)
def test_any_bytes_in_any_form(cli, tmp_path, raw, form):
    path = tmp_path / "x"
    path.write_bytes(raw)
    for result in (cli("overlap", "--from", form, path), cli("overlap", "--from", form, stdin=raw)):
        assert result.code in (0, 3)
        assert len(result.err) < 1000
        assert (result.code == 3) == bool(result.errors)


OPTIONS = {"-o": ["--to", "csv", "-o"], "--html": ["--html"], "--json": ["--json", "-o"]}


@pytest.mark.parametrize("words", OPTIONS.values(), ids=OPTIONS)
def test_places_that_cannot_be_written_are_told_before_the_work(cli, tmp_path, words, monkeypatch):
    rows = write_rows(tmp_path / "r.jsonl")
    monkeypatch.setattr(
        "cleaner.cli.overlap.memory.read_corpus", lambda *_: pytest.fail("it was read already")
    )
    (tmp_path / "folder").mkdir()
    assert cli("overlap", *words, tmp_path / "folder", rows).failed(3, "is a folder")
    assert cli("overlap", *words, rows / "in" / "it", rows).failed(3, "is no folder")
    assert cli("overlap", *words, rows, rows).failed(2, "is an input or another output")
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: real(path, mode) and "folder" not in str(path)
    )
    assert cli("overlap", *words, tmp_path / "folder" / "x", rows).failed(3, "cannot be written")


def test_outputs_are_kept_apart(cli, tmp_path):
    rows, out = write_rows(tmp_path / "r.jsonl"), tmp_path / "out"
    assert cli("overlap", "--html", out, "--to", "csv", "-o", out, rows).failed(2, "another output")
    review = tmp_path / "review.json"
    review.write_text('{"format": 1, "review": []}', encoding="utf-8")
    assert cli("overlap", "--review", review, "--html", review, rows).failed(2, "another output")
    assert json.loads(review.read_bytes())["review"] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--html"], "report.html"),
        (["--to", "csv", "-o"], "m.csv"),
        (["--json", "-o"], "report.json"),
        (["--to", "jsonl", "-o"], "m.jsonl"),
    ],
)
def test_a_report_in_the_folder_is_no_input_of_the_next_run(cli, tmp_path, words, name):
    news = write_stories(tmp_path / "news")
    command = ("overlap", *words, news / name, news)
    first = cli(*command)
    assert first.code == 0
    again = cli(*command)
    assert (again.code, again.out, again.err) == (0, first.out, first.err)
    (news / name).write_text(FERRY, encoding="utf-8")
    assert cli(*command).failed(2, "is an input or another output")
    assert (news / name).read_text(encoding="utf-8") == FERRY


def test_a_review_in_the_folder_is_no_input(cli, tmp_path):
    news = write_stories(tmp_path / "news")
    review = news / "review.json"
    review.write_text('{"format": 1,\n"review": []}', encoding="utf-8")
    assert cli("overlap", "--review", review, news).code == 0
    assert cli("overlap", news).code == 3


def test_standard_output_into_the_folder(program, tmp_path):
    news = write_stories(tmp_path / "news")
    result = program(script=f"$CLEAN overlap --to csv {news} > {news}/m.csv")
    assert (result.code, result.err) == (0, "")
    assert (news / "m.csv").read_bytes().count(b"\n") == 4
    again = program(script=f"$CLEAN overlap --to csv {news} >> {news}/m.csv")
    assert again.failed(3, "is the output too")


def test_the_report_says_what_failed(cli, tmp_path):
    path = write_rows(tmp_path / "r.jsonl", [*ROWS, {"id": "no text here", "date": "soon"}])
    result = cli("overlap", "--json", path)
    assert result.code == 3
    (said,) = json.loads(result.out)["warnings"]
    assert f"clean: error: {said}\n" == result.err


def test_an_output_that_is_an_input_through_a_link(cli, tmp_path):
    rows, link = write_rows(tmp_path / "r.jsonl"), tmp_path / "link.csv"
    link.symlink_to(rows)
    before = rows.read_bytes()
    assert cli("overlap", "--to", "csv", "-o", link, rows).failed(2, "is an input")
    assert rows.read_bytes() == before


def test_standard_output_that_is_an_input(program, tmp_path):
    rows = write_rows(tmp_path / "r.jsonl")
    before = rows.read_bytes()
    result = program(script=f"$CLEAN overlap --to csv {rows} >> {rows}")
    assert result.failed(3, "is the output too")
    assert rows.read_bytes() == before


def test_a_full_disk(program, tmp_path):
    rows = write_rows(tmp_path / "r.jsonl")
    result = program(script=f"$CLEAN overlap --json {rows} > /dev/full")
    assert result.failed(3, "cannot be written")
    assert program("overlap", "--html", "/dev/full", rows).code == 3


def test_a_pipe_as_input(program, tmp_path):
    rows = write_rows(tmp_path / "r.jsonl")
    result = program(script=f"cat {rows} | $CLEAN overlap --from jsonl --to jsonl /dev/stdin")
    assert result.code == 0
    assert result.out.count(b"\n") == 3


def test_odd_names_of_files(cli, tmp_path):
    for name in (
        b"line\nfeed.txt",
        b"\x1b[31m.txt",
        b"not-\xff-utf8.txt",
        "bidi-\u202e.txt".encode(),
    ):
        (tmp_path / "in").mkdir(exist_ok=True)
        path = tmp_path / "in" / os.fsdecode(name)
        path.write_text(f"{FERRY}\n\n{NINE}\n", encoding="utf-8")
    result = cli("overlap", tmp_path / "in")
    assert result.code == 0
    assert all(line.isprintable() for line in result.text.splitlines())
    assert len(json.loads(cli("overlap", "-q", "--json", tmp_path / "in").out)["documents"]) == 4
    for form in ("jsonl", "csv", "parquet"):
        assert cli("overlap", "-q", "--to", form, tmp_path / "in").code == 0
    assert cli("overlap", "-q", "--html", tmp_path / "p.html", tmp_path / "in").code == 0


def test_parquet_as_input(cli, tmp_path):
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "r.parquet")
    want = cli("overlap", "--to", "jsonl", write_rows(tmp_path / "r.jsonl")).out
    assert cli("overlap", "--to", "jsonl", tmp_path / "r.parquet").out == want
    raw = (tmp_path / "r.parquet").read_bytes()
    assert cli("overlap", "--to", "jsonl", stdin=raw).out == want


@pytest.fixture(scope="module")
def zoo(tmp_path_factory):
    """Every bad input of `clean` in one folder."""
    folder = tmp_path_factory.mktemp("zoo") / "in"
    folder.mkdir()
    tables = (bad.SAME, bad.WORDS, bad.BYTES, bad.BINARY, bad.HTML)
    for table in tables:
        for name, raw in table.items():
            data = raw if isinstance(raw, bytes) else raw.encode()
            (folder / name).write_bytes(data)
    for name, (text, encoding) in bad.FOREIGN.items():
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def test_all_bad_inputs_at_once(cli, zoo, tmp_path):
    page = tmp_path / "p.html"
    result = cli("overlap", "--json", "--html", page, zoo)
    assert result.code == 3
    report = json.loads(result.out)
    failed = {name for name in bad.BINARY if f"{zoo}/{name}: " in result.err}
    assert failed == set(bad.BINARY)
    assert len(report["documents"]) + len(result.errors) == len(list(zoo.iterdir()))
    assert "\x1b" not in result.err
    assert page.stat().st_size > 100_000
    for form in ("jsonl", "csv", "parquet"):
        assert cli("overlap", "-q", "--to", form, "-o", tmp_path / form, zoo).code == 3


def test_all_bad_inputs_come_back(cli, zoo, tmp_path):
    out, back, audit = tmp_path / "out", tmp_path / "back", tmp_path / "a.jsonl"
    words = ("-q", "--drop-duplicates", "--audit", audit, "-o", out)
    assert cli("overlap", *words, zoo).code == 3
    assert cli("restore", "--audit", audit, "-o", back, out).code == 0
    names = {path.name.removesuffix(".txt") for path in back.iterdir()}
    assert names == {path.name for path in zoo.iterdir()}
    for path in zoo.iterdir():
        if (back / path.name).exists() and path.name not in bad.HTML:
            assert (back / path.name).read_bytes() == path.read_bytes()


TABLES = {
    "commas": (",", "utf-8"),
    "semicolons": (";", "utf-8-sig"),
    "Excel of old": (";", "cp1252"),
    "Excel": (";", "utf-16"),
}


@pytest.mark.parametrize(("comma", "encoding"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_or_it_is_said_what_makes_it_readable(cli, tmp_path, comma, encoding):
    path, news = tmp_path / "news.csv", tmp_path / "utf8.csv"
    with path.open("w", newline="", encoding=encoding) as file:
        table = csv.writer(file, delimiter=comma)
        table.writerows([("id", "outlet", "text"), (1, "Möwe", FERRY), (2, "Quay", f"é; {FERRY}")])
    if encoding.startswith("utf-8"):
        news = path
    else:
        said = cli("overlap", path).errors[0]
        command = f"iconv {said.partition('iconv ')[2].replace('FILE', shlex.quote(str(path)))}"
        news.write_bytes(
            subprocess.run(shlex.split(command), check=True, capture_output=True).stdout
        )
    (match,) = json.loads(cli("overlap", "--json", news).out)["matches"]
    assert [match[side]["outlet"] for side in "ab"] == ["Möwe", "Quay"]
