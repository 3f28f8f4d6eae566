"""`clean overlap`: the summary, the report and the page, reviews, and what is too much."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from cleaner.cli.app import run_command

from .texts import CAKES, FERRY, NINE, QUOTE, RAIN, write_rows, write_stories


@pytest.fixture
def news(tmp_path):
    return write_stories(tmp_path / "news")


@pytest.fixture
def rows(tmp_path):
    return write_rows(tmp_path / "rows.jsonl")


def test_the_summary(cli, news):
    result = cli("overlap", news)
    lines = result.text.splitlines()
    assert (result.code, result.err) == (0, "")
    assert lines[0] == "4 documents of 3 outlets, 143 words: 3 matches in 3 passages"
    assert lines[1] == "verbatim 3"
    assert any(line.split()[1:] == ["pier", "52", "69", "%", "0", "%", "31", "%"] for line in lines)
    assert any(FERRY[:60] in line for line in lines)
    assert "pier: pier/ferry.txt, line 1" in result.text
    assert lines[-1].startswith("More: --html")
    assert all(len(line) <= 100 for line in lines)


def test_the_summary_of_nothing_shared(cli, tmp_path):
    for name, text in {"a": CAKES, "b": RAIN}.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    result = cli("overlap", tmp_path)
    assert (result.code, result.text.splitlines()[-1]) == (
        0,
        "No passage stands in two outlets.",
    )


def test_an_outlet_that_is_a_folder_can_be_left_out(cli, news, tmp_path):
    first = "{} documents of {} outlets".format
    assert cli("overlap", news, "--exclude", "mole/*").text.startswith(first(2, 2))
    assert cli("overlap", news, "--include", "*/ferry.txt").text.startswith(first(3, 3))
    unique = tmp_path / "unique"
    assert cli("overlap", news, "--exclude", "mole/*", "--drop-duplicates", "-o", unique).code == 0
    assert sorted(path.name for path in unique.iterdir()) == ["pier", "quay"]


def test_who_was_first(cli, rows):
    text = cli("overlap", rows).text
    assert "first here: quay, 2020-01-06" in text
    assert "first here: pier, 2020-01-07" in text


def test_json_is_the_whole_report(cli, rows, tmp_path):
    out = tmp_path / "r.json"
    assert cli("overlap", "--json", "-o", out, rows).code == 0
    report = json.loads(out.read_bytes())
    assert report["format"] == 1
    assert report["tool"]["version"]
    assert len(report["tool"]["rules_sha256"]) == 64
    assert report["inputs"] == [[str(rows)]]
    assert {document["id"] for document in report["documents"]} == {"p", "q", "m", "r"}
    for match in report["matches"]:
        for side in "ab":
            text = next(d["text"] for d in report["documents"] if d["id"] == match[side]["doc"])
            spans = [text[s[f"{side}_start"] : s[f"{side}_end"]] for s in match["spans"]]
            assert " […] ".join(spans) == match["text"]
    assert report["review_unmatched"] == []


def test_the_same_bytes_each_time(program, rows):
    env = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    outs = {
        program("overlap", "--json", rows, env={**env, "PYTHONHASHSEED": seed}).out
        for seed in ("1", "2")
    }
    assert len(outs) == 1
    assert b'"made": "1970-01-01T00:00:00Z"' in outs.pop()


ORDER = [
    *("id", "kind", "score", "a", "b", "spans", "words", "containment_a", "containment_b"),
    *("credited", "text"),
]


def test_jsonl_is_a_match_a_line(cli, rows):
    records = [json.loads(line) for line in cli("overlap", "--to", "jsonl", rows).out.splitlines()]
    assert len(records) == 3
    for record in records:
        assert list(record)[: len(ORDER)] == ORDER
        assert list(record["a"])[:8] == [
            *("doc", "outlet", "date", "time", "paragraph", "line", "start", "end"),
        ]
    quote = next(record for record in records if "Nobody" in record["text"])
    assert (quote["a"]["doc"], quote["a"]["date"], quote["a"]["line"]) == ("q", "2020-01-06", 3)
    assert (quote["b"]["doc"], quote["b"]["line"]) == ("p", 5)


def test_csv_and_parquet_say_the_same(cli, rows, tmp_path):
    lines = [json.loads(line) for line in cli("overlap", "--to", "jsonl", rows).out.splitlines()]
    table = list(csv.DictReader(io.StringIO(cli("overlap", "--to", "csv", rows).text)))
    assert cli("overlap", "--to", "parquet", "-o", tmp_path / "m.parquet", rows).code == 0
    assert pq.read_table(tmp_path / "m.parquet").to_pylist() == lines
    assert [row["id"] for row in table] == [record["id"] for record in lines]
    assert [row["a_outlet"] for row in table] == [record["a"]["outlet"] for record in lines]
    assert [row["text"] for row in table] == [record["text"] for record in lines]
    assert table[0]["spans"].count(":") == len(lines[0]["spans"])


def test_pairs_of_articles_say_the_same_in_all_forms(cli, rows, tmp_path):
    lines = [
        json.loads(line)
        for line in cli("overlap", "--to", "jsonl", "--pairs", rows).text.splitlines()
    ]
    assert lines == json.loads(cli("overlap", "--json", rows).text)["pairs"]
    assert [(each["a"]["doc"], each["b"]["doc"]) for each in lines] == [("p", "m"), ("q", "p")]
    assert [each["earlier"] for each in lines] == ["a", "a"]
    table = list(
        csv.DictReader(io.StringIO(cli("overlap", "--to", "csv", "--pairs", rows).text, newline=""))
    )
    assert [(row["a_outlet"], row["b_share"], row["matches"]) for row in table] == [
        ("pier", "1.0", "2"),
        ("quay", "0.3077", "1"),
    ]
    out = tmp_path / "p.parquet"
    assert cli("overlap", "--to", "parquet", "--pairs", "-o", out, rows).code == 0
    assert pq.read_table(out).to_pylist() == lines


def test_no_title_in_a_table_of_pairs_is_a_formula(cli, tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": name, "outlet": name, "title": "=1+1", "text": FERRY} for name in ("a", "b")]
    write_rows(path, rows)
    (row,) = csv.DictReader(io.StringIO(cli("overlap", "--to", "csv", "--pairs", path).text))
    assert (row["a_title"], row["b_title"]) == ("'=1+1", "'=1+1")


def test_dismissed_matches_are_in_no_pair(cli, rows, tmp_path):
    found = json.loads(cli("overlap", "--json", rows).text)
    gone = [each["id"] for each in found["matches"] if each["b"]["doc"] == "m"][:1]
    review = tmp_path / "review.json"
    entries = [{"id": name, "verdict": "dismiss", "note": ""} for name in gone]
    review.write_text(json.dumps({"format": 1, "review": entries}), encoding="utf-8")
    asked = ("overlap", "--review", review, rows)
    again = json.loads(cli(*asked, "--json").text)["pairs"]
    assert {(each["a"]["doc"], each["matches"]) for each in again} == {("p", 1), ("q", 1)}
    lines = cli(*asked, "--to", "jsonl", "--pairs").text.splitlines()
    assert [json.loads(line) for line in lines] == again


def test_the_page_and_a_table_at_once(cli, rows, tmp_path):
    page = tmp_path / "new" / "report.html"
    result = cli("overlap", "--html", page, "--to", "csv", rows)
    assert result.out.startswith(b"id,kind,score")
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert "The page: " in cli("overlap", "--html", page, rows).text


def test_an_output_that_is_there_is_replaced(cli, rows, tmp_path):
    out = tmp_path / "m.csv"
    out.write_bytes(b"old" * 10_000)
    out.chmod(0o640)
    assert cli("overlap", "--to", "csv", "-o", out, rows).code == 0
    assert out.read_bytes().startswith(b"id,")
    assert out.stat().st_mode & 0o777 == 0o640
    assert not list(tmp_path.glob(".*"))


def _review(path, *entries):
    path.write_text(json.dumps({"format": 1, "review": list(entries)}), encoding="utf-8")
    return path


def test_a_review_is_merged(cli, rows, tmp_path):
    lines = [json.loads(line) for line in cli("overlap", "--to", "jsonl", rows).out.splitlines()]
    quote = next(record["id"] for record in lines if "Nobody" in record["text"])
    other = next(record["id"] for record in lines if record["id"] != quote)
    review = _review(
        tmp_path / "review.json",
        {"id": quote, "verdict": "dismiss", "note": "a set phrase"},
        {"id": other, "verdict": "keep", "note": "call them"},
        {"id": "feedfeedfeedfeed", "verdict": "keep", "note": "was here last week"},
    )
    summary = cli("overlap", "--review", review, rows)
    assert "2 matches in 2 passages" in summary.text
    assert f"Left out: 1 dismissed by {review}." in summary.text
    assert summary.err.count("\n") == 1
    assert "feedfeedfeedfeed: no such match now" in summary.err
    report = json.loads(cli("overlap", "--review", review, "--json", rows).out)
    marks = {match["id"]: (match["verdict"], match["note"]) for match in report["matches"]}
    assert marks[quote] == ("dismiss", "a set phrase")
    assert marks[other] == ("keep", "call them")
    assert len(marks) == 3
    assert report["review_unmatched"] == [
        {"id": "feedfeedfeedfeed", "verdict": "keep", "note": "was here last week"}
    ]
    shared = {document["id"]: document["shared_words"] for document in report["documents"]}
    assert shared["q"] == 0
    assert {(row["a"], row["b"]) for row in report["table"]} == {("mole", "pier")}
    again = [json.loads(line) for line in cli(
        "overlap", "--review", review, "--to", "jsonl", "-q", rows
    ).out.splitlines()]  # fmt: skip
    assert {record["id"]: record["verdict"] for record in again}[quote] == "dismiss"


THREE = [
    {"id": "p", "outlet": "pier", "date": "2020-01-07", "text": FERRY},
    {"id": "q", "outlet": "quay", "date": "2020-01-06", "text": f"{FERRY} {CAKES} {RAIN}"},
    {"id": "m", "outlet": "mole", "date": "2020-01-08", "text": f"{FERRY}\n\n{NINE}"},
    {"id": "n", "outlet": "mole", "date": "2020-01-09", "text": NINE},
    {"id": "o", "outlet": "pier", "date": "2020-01-10", "text": NINE},
]


def test_passages_of_dismissed_matches_count_nowhere(cli, tmp_path):
    rows = write_rows(tmp_path / "rows.jsonl", THREE)

    def records(*words):
        return [json.loads(line) for line in cli("overlap", *words, rows).out.splitlines()]

    quay = [each["id"] for each in records("--to", "jsonl") if "quay" in str(each)]
    review = _review(tmp_path / "review.json", *({"id": i, "verdict": "dismiss"} for i in quay))
    [report] = records("--review", review, "--json")
    assert [each["outlets"] for each in report["clusters"]] == [["mole", "pier"]] * 2
    assert {each["name"]: each["first_in"] for each in report["outlets"]}["quay"] == 0
    names = {each["id"] for each in report["clusters"]}
    for match in report["matches"]:
        assert (
            (match["cluster"] is None) == (match["verdict"] == "dismiss") == (match["id"] in quay)
        )
        assert match["cluster"] in {*names, None}
    again = records("--review", review, "--to", "jsonl")
    assert again == report["matches"]
    table = list(
        csv.DictReader(io.StringIO(cli("overlap", "--review", review, "--to", "csv", rows).text))
    )
    assert [each["cluster"] or None for each in table] == [each["cluster"] for each in again]


def test_all_dismissed_is_nothing_shared(cli, rows, tmp_path):
    found = [
        json.loads(line)["id"] for line in cli("overlap", "--to", "jsonl", rows).out.splitlines()
    ]
    review = _review(tmp_path / "r.json", *({"id": each, "verdict": "dismiss"} for each in found))
    report = json.loads(cli("overlap", "--review", review, "--json", rows).out)
    assert (len(report["matches"]), report["clusters"], report["table"]) == (3, [], [])
    out = tmp_path / "m.parquet"
    assert cli("overlap", "--review", review, "--to", "parquet", "-o", out, rows).code == 0
    assert pq.read_table(out).column("cluster").null_count == 3


@pytest.mark.parametrize(
    ("text", "part"), [("{", "not JSON"), ("\udcff", "not UTF-8"), ("[]", "no list of reviews")]
)
def test_a_review_that_is_none(cli, rows, tmp_path, text, part):
    path = tmp_path / "review.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert cli("overlap", "--review", path, rows).failed(3, f"{path}", part)
    assert cli("overlap", "--review", tmp_path / "none", rows).failed(3, "cannot be read")


def test_fail_over_names_the_articles(cli, rows, tmp_path):
    assert cli("overlap", "-q", "--fail-over", "100", rows).code == 0
    result = cli("overlap", "--fail-over", "50", rows)
    assert result.code == 1
    assert result.err == (
        "m (mole): 100.0 % also stands elsewhere, more than 50 %\n"
        "p (pier): 100.0 % also stands elsewhere, more than 50 %\n"
    )
    lines = [json.loads(line) for line in cli("overlap", "--to", "jsonl", rows).out.splitlines()]
    review = _review(
        tmp_path / "review.json", *({"id": line["id"], "verdict": "dismiss"} for line in lines)
    )
    assert cli("overlap", "--fail-over", "0", "--review", review, rows).code == 0


def test_same_outlet(cli, tmp_path):
    rows = write_rows(
        tmp_path / "r.jsonl", [{"id": n, "outlet": "pier", "text": FERRY} for n in "ab"]
    )
    result = cli("overlap", rows)
    assert result.code == 0
    assert "all articles are of one outlet (pier)" in result.err
    assert "--same-outlet" in result.err
    assert b"\n" in cli("overlap", "--same-outlet", "--to", "jsonl", rows).out


def test_boilerplate_matches_only_raw(cli, tmp_path):
    pitch = "Sign up for our newsletter and get the best stories of the week in your inbox"
    for name, story in {"a": FERRY, "b": QUOTE}.items():
        (tmp_path / f"{name}.txt").write_text(f"{story}\n\n{pitch}\n", encoding="utf-8")
    assert cli("overlap", "-q", "--to", "jsonl", tmp_path).out == b""
    (line,) = cli("overlap", "-q", "--raw", "--to", "jsonl", tmp_path).out.splitlines()
    assert json.loads(line)["text"] == pitch


def test_min_words(cli, rows):
    assert cli("overlap", "-q", "--min-words", "99", "--to", "jsonl", rows).out == b""
    said = "greater than or equal to 1. Try `clean overlap --help`."
    assert cli("overlap", "--min-words", "0", rows).failed(2, "--min-words", said)


def test_standard_input(cli, rows):
    want = cli("overlap", "--to", "jsonl", rows).out
    assert cli("overlap", "--to", "jsonl", stdin=rows.read_bytes()).out == want
    assert cli("overlap", "--to", "jsonl", "-", stdin=rows.read_bytes()).out == want
    one = cli("overlap", stdin=FERRY.encode())
    assert one.code == 0
    assert "1 document of 1 outlet" in one.text


def test_an_input_named_twice_is_read_once(cli, rows):
    assert cli("overlap", rows, rows).text == cli("overlap", rows).text


def test_the_order_of_inputs_does_not_matter(cli, news):
    folders = sorted(news.iterdir())
    assert cli("overlap", "--to", "jsonl", *folders).out == (
        cli("overlap", "--to", "jsonl", *reversed(folders)).out
    )


def test_help_shows_how(cli):
    text = cli("overlap", "--help").text
    assert "clean overlap bbc/ cnn/ --html report.html" in text
    assert "clean restore --audit" in text


def test_help_waits_for_nothing_heavy(rows):
    script = (
        "import sys; from cleaner.cli.app import run_command; run_command(sys.argv[1:]); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    command = [sys.executable, "-c", script, "overlap"]
    heavy = {"numpy", "scipy", "pyarrow", "datasketch", "lxml", "trafilatura"}
    for words in (["--help"], ["--json", "--to", "csv", str(rows)]):
        done = subprocess.run([*command, *words], capture_output=True, check=True, text=True)
        assert heavy.isdisjoint(done.stderr.split())
    done = subprocess.run([*command, str(rows)], capture_output=True, check=True, text=True)
    assert {"pyarrow", "datasketch", "lxml", "trafilatura"}.isdisjoint(done.stderr.split())


def test_a_close_name_is_suggested(cli):
    assert cli("overlpa").failed(3, "did you mean `clean overlap`?")


USAGE = {
    "both": (["--json", "--to", "csv"], "choose one"),
    "pairs": (["--pairs"], "--to csv, jsonl or parquet"),
    "pairs-json": (["--pairs", "--json"], "--to csv, jsonl or parquet"),
    "nowhere": (["-o", "x"], "--json, --to or --drop-duplicates"),
    "percent": (["--fail-over", "101"], "0 to 100"),
    "nan": (["--fail-over", "nan"], "0 to 100"),
    "near": (["--drop-duplicates", "--drop-near", "nan"], "--drop-near nan: a percentage"),
    "nearer": (["--drop-duplicates", "--drop-near", "-1"], "--drop-near -1: a percentage"),
    "near-alone": (["--drop-near", "90"], "need --drop-duplicates"),
    "keep": (["--keep", "longest"], "need --drop-duplicates"),
    "audit": (["--audit", "a"], "need --drop-duplicates"),
    "form": (["--from", "warc"], "--from"),
    "to": (["--to", "xml"], "--to"),
    "drop-json": (["--drop-duplicates", "--json", "-o", "x"], "--drop-duplicates"),
    "priority": (["--drop-duplicates", "--keep", "priority"], "--outlet-priority"),
    "no-rules": (["--rules", "nowhere"], "no such rule folder"),
}


@pytest.mark.parametrize(("words", "part"), USAGE.values(), ids=USAGE)
def test_usage(cli, rows, words, part):
    assert cli("overlap", *words, rows).failed(2, part)


def test_a_terminal_gets_a_hint(monkeypatch, capfdbinary):
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": lambda _: True})())
    assert run_command(["overlap"]) == 2
    said = capfdbinary.readouterr()
    assert (said.out, b"clean overlap --help" in said.err) == (b"", True)


def test_a_table_is_no_text_for_a_terminal(cli, rows, monkeypatch):
    monkeypatch.setattr("cleaner.cli.overlap.plan.on_terminal", lambda _: True)
    assert cli("overlap", "--to", "parquet", rows).failed(2, "name a file with -o")


def test_progress_is_shown_in_a_terminal(cli, rows, monkeypatch):
    monkeypatch.setattr("cleaner.cli.articles.progress.shows", lambda **_: True)
    monkeypatch.setattr("cleaner.corpus.articles.corpus.OFTEN", 2)
    result = cli("overlap", rows)
    assert f"{rows}: 2 rows"[-40:] in result.err
    assert "% reading words" in result.err
    assert result.err.endswith("\r\x1b[K")


def test_many_articles_over_the_limit_are_counted(cli, tmp_path):
    rows = [{"id": n, "outlet": f"o{n}", "text": FERRY} for n in range(9)]
    result = cli("overlap", "--fail-over", "0", write_rows(tmp_path / "r.jsonl", rows))
    assert result.code == 1
    assert result.err.endswith("and 4 more articles\n")


def test_colours_only_where_they_are_wanted(cli, news, monkeypatch):
    assert "\x1b" not in cli("overlap", news).text
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m" in cli("overlap", news).text


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_the_moment_decides_whatever_the_zones(cli, tmp_path, engine):
    rows = write_rows(
        tmp_path / "rows.jsonl",
        [
            {"id": "1", "outlet": "Tokyo", "date": "2020-01-07T01:00:00+09:00", "text": FERRY},
            {"id": "2", "outlet": "Here", "date": "2020-01-06T22:00:00-04:00", "text": FERRY},
        ],
    )
    asked = ("overlap", "--engine", engine, rows)
    assert "first here: Tokyo, 2020-01-06 16:00 UTC" in cli(*asked).text
    (match,) = map(json.loads, cli(*asked, "--to", "jsonl").text.splitlines())
    (row,) = csv.DictReader(io.StringIO(cli(*asked, "--to", "csv").text))
    assert row["a_time"] == "2020-01-06T16:00:00Z"
    assert (match["a"]["outlet"], match["a"]["date"]) == ("Tokyo", "2020-01-07")
    assert match["a"]["time"] == "2020-01-06T16:00:00Z"
    report = json.loads(cli(*asked, "--json").out)
    assert report["clusters"][0]["first"] == 0
    assert [each["time"] for each in report["documents"]] == [
        "2020-01-07T02:00:00Z",
        "2020-01-06T16:00:00Z",
    ]


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_outlets_that_differ_only_by_case_are_told_once(cli, tmp_path, engine):
    texts = ((FERRY, "Pier"), (FERRY, " pier "), (NINE, "Quay"), (NINE, "Quay"), (RAIN, "PIER"))
    rows = [{"id": str(n), "outlet": who, "text": text} for n, (text, who) in enumerate(texts)]
    result = cli("overlap", "--engine", engine, write_rows(tmp_path / "rows.jsonl", rows))
    said = "outlets that differ only by case count apart: PIER and Pier and pier"
    assert result.err == f"clean: warning: {said}\n"


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_outlets_of_which_one_stands_below_the_other_are_told(cli, tmp_path, engine):
    hosts = ("sport.pier.example", "pier.example", "old-pier.example", "live.sport.pier.example")
    rows = [{"id": who, "outlet": who, "text": FERRY} for who in hosts]
    result = cli("overlap", "--engine", engine, write_rows(tmp_path / "rows.jsonl", rows))
    said = (
        "hosts below another count as outlets apart: live.sport.pier.example and "
        "sport.pier.example; sport.pier.example and pier.example"
    )
    assert result.err == f"clean: warning: {said}\n"


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_what_looks_like_boilerplate_is_named(cli, tmp_path, engine):
    house = "The Pier is owned by its readers, and thousands of them give what they can each month."
    texts = [(f"p{n}", "pier", f"{n} {NINE}\n\n{house}" if n else house) for n in range(6)]
    rows = [{"id": n, "outlet": who, "text": text} for n, who, text in texts]
    rows += [{"id": "q", "outlet": "quay", "text": f"{FERRY}\n\n{house}"}]
    path = write_rows(tmp_path / "rows.jsonl", rows)
    said = (
        "boilerplate? “The Pier is owned by its readers, and thousands of them giv…” stands in "
        "6 of 6 articles of pier; rules can take it out: clean rules learn"
    )
    assert cli("overlap", "--raw", "--engine", engine, path).err == f"clean: warning: {said}\n"
    report = json.loads(cli("overlap", "--raw", "--engine", engine, "--json", path).out)
    assert report["warnings"] == [said]
    assert cli("overlap", "--raw", "--engine", engine, "--to", "jsonl", path).err == ""
    few = write_rows(tmp_path / "few.jsonl", rows[2:])
    assert cli("overlap", "--raw", "--engine", engine, few).err == ""


def test_two_reviews_of_one_match_that_differ_are_told(cli, rows, tmp_path):
    name = json.loads(cli("overlap", "--to", "jsonl", rows).text.splitlines()[0])["id"]
    both = ({"id": name, "verdict": "dismiss"}, {"id": name, "verdict": "keep"})
    review = _review(tmp_path / "review.json", *both)
    result = cli("overlap", "--review", review, rows)
    said = f"{review}: {name}: reviewed twice, not alike; the later review counts"
    assert result.err == f"clean: warning: {said}\n"
    assert cli("overlap", "--review", _review(review, both[0], both[0]), rows).err == ""


def test_rules_that_are_not_there_are_told_though_none_is_read(cli, rows):
    assert cli("overlap", "--raw", "--rules", "nosuch", rows).failed(2, "nosuch: no such rule")
