"""JSON Lines to articles: fields, ids, dates, and lines that are no such thing."""

from __future__ import annotations

import datetime as dt
import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.corpus.articles.texts import Cleaning
from cleaner.model import RuleError

FERRY = "The harbour ferry is back after nine weeks in the yard, and the pilots were pleased."
ROW = {"id": "n1", "text": f"{FERRY}\n\nIt sails at nine.", "outlet": "Pier News"}


def _write(path, *rows):
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_a_row_becomes_an_article(read, tmp_path):
    _write(tmp_path / "a.jsonl", {**ROW, "date": "2020-01-06T23:00:00Z", "title": "Ferry"})
    found = read("a.jsonl")
    (article,) = found.corpus.articles
    assert (article.id, article.outlet, article.title) == ("n1", "Pier News", "Ferry")
    assert article.date == dt.date(2020, 1, 6)
    assert article.name == f"{tmp_path}/a.jsonl:1"
    assert [article.text[start:end] for start, end in article.paragraphs] == [
        FERRY,
        "It sails at nine.",
    ]
    assert (found.errors, found.warnings) == ([], [])
    assert (list(found.corpus.lines), list(found.corpus.sources)) == ([1], [0])


@pytest.mark.parametrize("text", ["text", "body", "content"])
@pytest.mark.parametrize("outlet", ["outlet", "source", "publisher", "site", "domain"])
def test_fields_are_guessed(read, tmp_path, text, outlet):
    _write(tmp_path / "a.jsonl", {text: FERRY, outlet: "Pier News"})
    found = read("a.jsonl")
    assert (found.text, found.outlet, found.id) == ([FERRY], ["Pier News"], ["a.jsonl:1"])


def test_fields_are_named_and_reach_into_fields(read, tmp_path):
    row = {"doc": {"n": 7, "words": FERRY}, "by.whom": "Pier", "day": "2020-01-06", "h": "Ferry"}
    _write(tmp_path / "a.jsonl", row)
    names = {"id": "doc.n", "text": "doc.words", "outlet": "by.whom", "date": "day", "title": "h"}
    (article,) = read("a.jsonl", **names).corpus.articles
    assert (article.id, article.text, article.outlet, article.title) == (
        "7",
        FERRY,
        "Pier",
        "Ferry",
    )
    assert article.date == dt.date(2020, 1, 6)


def test_a_named_field_that_is_missing_names_place_and_what_there_is(read, tmp_path):
    _write(tmp_path / "a.jsonl", ROW, {"id": 2, "text": FERRY}, ROW | {"id": "n3"})
    found = read("a.jsonl", outlet="outlet")
    assert found.errors == ["a.jsonl:2: no field 'outlet' for the outlet; there are id, text"]
    assert found.id == ["n1", "n3"]


def test_a_row_without_any_text_field_says_what_it_has(read, tmp_path):
    _write(tmp_path / "a.jsonl", {"id": 1, "words": FERRY})
    (error,) = read("a.jsonl").errors
    assert error.startswith(
        "a.jsonl:1: no field for the text (text, body, content, html, raw_html); there"
    )
    assert "--text-field" in error


@pytest.mark.parametrize("text", [["a", "b"], 7, {"p": "x"}, True, 1.5])
def test_a_field_that_is_not_text_is_an_error(read, tmp_path, text):
    _write(tmp_path / "a.jsonl", {"text": text}, ROW)
    found = read("a.jsonl")
    assert found.id == ["n1"]
    assert found.errors[0].startswith("a.jsonl:1: the text is ")


@pytest.mark.parametrize("text", ["", "  \n ", None])
def test_a_document_without_text_is_a_warning(read, tmp_path, text):
    _write(tmp_path / "a.jsonl", {"id": "e", "text": text, "outlet": "x"}, ROW)
    found = read("a.jsonl")
    assert found.id == ["e", "n1"]
    assert found.paragraphs[0] == ()
    assert found.warnings == ["a.jsonl:1: no text in it"]


def test_bad_lines_are_told_and_the_others_read(read, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(
        b'\xef\xbb\xbf{"id": 1, "text": "One."}\r\n'
        b"\r\n"
        b'{"id": 2, "text": "cut off\r\n'
        b'["id", 3]\n'
        b'{"id": 4, "text": "bad \xff byte"}\n' + b"[" * 100_000 + b"\n"
        b'{"id": 5, "text": "Two \\ud800.", "score": NaN}\n'
        b'{"id": 6, "text": "Three."}'
    )
    found = read("a.jsonl")
    assert found.id == ["1", "5", "6"]
    assert found.text == ["One.", "Two \ufffd.", "Three."]
    said = [error.partition(" ")[0] for error in found.errors]
    assert said == ["a.jsonl:3:", "a.jsonl:4:", "a.jsonl:5:", "a.jsonl:6:"]
    assert "not UTF-8" in found.errors[2]


def test_many_bad_lines_are_not_a_flood(read, tmp_path):
    _write(tmp_path / "a.jsonl", ROW, *["broken"] * 1000)
    found = read("a.jsonl")
    assert len(found.errors) == 6
    assert found.errors[-1] == f"{tmp_path}/a.jsonl: 995 more records that failed".replace(
        f"{tmp_path}/", ""
    )


@pytest.mark.parametrize(
    ("text", "hint"), [('[{"text": "a"}]', "jq -c '.[]'"), ('{\n"text": "a"\n}', "jq -c .")]
)
def test_other_json_is_one_error_that_helps(read, tmp_path, text, hint):
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    found = read("a.json")
    assert len(found.errors) == 1
    assert hint in found.errors[0]


def test_gzip(read, tmp_path):
    raw = "".join(json.dumps({**ROW, "id": n}) + "\n" for n in range(500)).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(raw))
    assert len(read("a.jsonl.gz").corpus.articles) == 500
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(raw)[:-300])
    found = read("b.jsonl.gz")
    assert len(found.errors) == 1
    assert "damaged or cut off" in found.errors[0]
    assert len(found.corpus.articles) > 0


def test_ids_that_stand_twice(read, tmp_path):
    (tmp_path / "x").mkdir()
    _write(tmp_path / "x" / "a.jsonl", {**ROW, "id": 1}, {**ROW, "id": 1}, {**ROW, "id": 2})
    _write(tmp_path / "x" / "b.jsonl", {**ROW, "id": 2}, {**ROW, "id": 3})
    found = read("x")
    assert found.id == ["1", "1#2", "a.jsonl:2", "b.jsonl:2", "3"]
    assert len(found.warnings) == 1
    assert "'1' and 1 more stands more than once" in found.warnings[0]
    again = read("x/b.jsonl", "x/a.jsonl")
    assert set(again.id) == set(found.id)


TOOLS = {
    "Media Cloud": {"media_name": "Pier News", "publish_date": "2020-01-07"},
    "news-please": {"source_domain": "Pier News", "date_publish": "2020-01-07 08:00:00"},
    "newspaper": {"canonical_url": "https://www.pier.example/f", "publish_date": "2020-01-07"},
    "schema.org": {"publisher": {"name": "Pier News"}, "datePublished": "2020-01-07"},
    "feeds": {"link": "https://pier.example/f", "pubDate": "Tue, 07 Jan 2020 08:00:00 GMT"},
    "trafilatura": {"hostname": "pier.example", "date": "2020-01-07"},
    "a table": {"URL": "https://pier.example/f", "published_date": "2020-01-07"},
}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
@pytest.mark.parametrize("row", TOOLS.values(), ids=TOOLS)
def test_fields_as_tools_of_the_field_call_them(read, tmp_path, row, form):
    row = {"id": "1", "text": FERRY, **row}
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")
    else:
        _write(tmp_path / "a.jsonl", row)
    found = read(f"a.{form}")
    assert found.outlet[0] in ("Pier News", "pier.example")
    assert str(found.date[0]) == "2020-01-07"
    assert found.warnings == []


def test_outlets_of_many_kinds(read, tmp_path):
    _write(
        tmp_path / "pier.jsonl",
        {"id": "a", "text": FERRY, "source": {"id": None, "name": "Pier News"}},
        {"id": "b", "text": FERRY, "url": "https://www.quay.example/ferry"},
        {"id": "c", "text": FERRY, "outlet": 7},
        {"id": "d", "text": FERRY, "outlet": None, "site": " Quay "},
        {"id": "e", "text": FERRY},
        {"id": "f", "text": FERRY, "outlet": ["x"]},
    )
    found = read("pier.jsonl")
    assert found.outlet == ["Pier News", "quay.example", "7", "Quay", "pier"]
    assert found.errors == ["pier.jsonl:6: the outlet is a list, no text; name another field"]
    assert found.warnings[0].startswith("no outlet is known of 1 of 5 documents")


def test_a_date_that_does_not_parse_is_a_warning_with_its_place(read, tmp_path):
    _write(tmp_path / "a.jsonl", {**ROW, "date": "soon"}, {**ROW, "id": 2, "date": {"y": 2020}})
    found = read("a.jsonl")
    assert found.date == [None, None]
    assert found.warnings[0] == (
        "a.jsonl:1: 'soon' is no date that clean knows; the article counts as undated"
    )
    assert len(found.warnings) == 2


def test_html_in_a_row_is_read_as_a_page(read, tmp_path):
    page = f"<html><body><p>{FERRY}</p><p>It sails at nine.</p></body></html>"
    _write(tmp_path / "a.jsonl", {**ROW, "text": page})
    found = read("a.jsonl")
    assert "<p>" not in found.text[0]
    assert found.corpus.rendered == {0}
    assert len(found.paragraphs[0]) == 2


def test_rows_are_cleaned(read, tmp_path):
    text = (
        f"{FERRY}\n\nSign up for our newsletter\n\nIt sails at nine, said the office on Monday.\n"
    )
    _write(tmp_path / "a.jsonl", {**ROW, "text": text})
    (article,) = read("a.jsonl", clean=True).corpus.articles
    assert article.kept == (True, False, True)
    assert article.gone[0].kind == "newsletter"
    assert article.text == text


def test_a_bug_in_one_row_is_told_and_the_others_read(read, tmp_path, monkeypatch):
    _write(tmp_path / "a.jsonl", {**ROW, "id": 1}, {**ROW, "id": 2, "title": "here"})

    def broken(self, text, about):
        if about.name.endswith(":1"):
            raise ZeroDivisionError("by zero")
        return real(self, text, about)

    real = Cleaning.of_row
    monkeypatch.setattr(Cleaning, "of_row", broken)
    found = read("a.jsonl")
    assert found.id == ["2"]
    assert found.errors == [
        "a.jsonl:1: ZeroDivisionError: by zero: a bug in clean; please report it"
    ]


def test_a_rule_that_runs_away_ends_the_run(read, tmp_path, monkeypatch):
    _write(tmp_path / "a.jsonl", ROW)

    def broken(*_, **__):
        raise RuleError("rule x runs away")

    monkeypatch.setattr(Cleaning, "of_row", broken)
    with pytest.raises(RuleError):
        read("a.jsonl")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_what_is_too_large_is_told(read, tmp_path, monkeypatch, error):
    _write(tmp_path / "a.jsonl", ROW)
    (tmp_path / "b.txt").write_text(FERRY, encoding="utf-8")

    def broken(*_, **__):
        raise error

    monkeypatch.setattr(Cleaning, "of_row", broken)
    monkeypatch.setattr(Cleaning, "of_bytes", broken)
    said = "too large for this machine; split it"
    assert read("a.jsonl", "b.txt").errors == [f"a.jsonl:1: {said}", f"b.txt: {said}"]


def test_a_long_row_of_one_line_is_split(read, tmp_path):
    _write(tmp_path / "a.jsonl", {**ROW, "text": f"{FERRY} " * 20})
    assert len(read("a.jsonl").paragraphs[0]) == 20


def test_a_row_and_a_page_tell_their_moment(read, tmp_path):
    meta = '<meta property="article:published_time" content="2020-01-06T23:00:00-05:00">'
    page = f"<html><head>{meta}</head><body><p>{FERRY}</p></body></html>"
    moment = dt.datetime(2020, 1, 7, 4, tzinfo=dt.UTC)
    _write(
        tmp_path / "a.jsonl",
        {**ROW, "date": "2020-01-06T23:00:00-05:00"},
        {**ROW, "id": "n2", "text": page},
        {**ROW, "id": "n3", "text": page, "date": "2020-01-05"},
    )
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    found = read("a.jsonl", "b.html")
    assert found.time == [moment, moment, None, moment]
    assert [day.day for day in found.date] == [6, 6, 5, 6]


@pytest.mark.parametrize(
    ("kind", "time"),
    [
        (pa.timestamp("us", tz="UTC"), "2020-01-06 18:00:00+00:00"),
        (pa.timestamp("ms", tz="America/New_York"), "2020-01-06 18:00:00+00:00"),
        (pa.timestamp("ns", tz="UTC"), "2020-01-06 18:00:00+00:00"),
        (pa.timestamp("us"), "None"),
        (pa.date32(), "None"),
    ],
)
def test_columns_of_time(read, tmp_path, kind, time):
    when = dt.datetime(2020, 1, 6, 18, tzinfo=dt.UTC)
    if not getattr(kind, "tz", None):
        when = when.replace(tzinfo=None)
    column = pa.array([when.date() if kind == pa.date32() else when], kind)
    pq.write_table(pa.table({"text": [FERRY], "date": column}), tmp_path / "a.parquet")
    found = read("a.parquet")
    assert (str(found.date[0]), str(found.time[0])) == ("2020-01-06", time)


PAGE = f"<html><body><article><p>{FERRY}</p><p>It sails at nine.</p></article></body></html>"


@pytest.mark.parametrize("name", ["html", "raw_html"])
@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_a_page_is_read_where_there_is_no_text(read, tmp_path, name, kind):
    rows = [
        {"id": "1", "outlet": "Pier", "text": "", name: PAGE},
        {"id": "2", "outlet": "Pier", "text": FERRY, name: PAGE},
    ]
    path = tmp_path / f"a.{kind}"
    if kind == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif kind == "csv":
        cells = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
        path.write_text("\n".join([",".join(rows[0]), *cells]))
    else:
        _write(path, *rows)
    found = read(f"a.{kind}")
    page, text = found.corpus.articles
    assert "<" not in page.text
    assert [page.text[start:end] for start, end in page.paragraphs] == [FERRY, "It sails at nine."]
    assert text.text == FERRY
    assert found.corpus.rendered == {0}
    assert (found.errors, found.warnings) == ([], [])


def test_a_page_is_named_alone_or_beside_a_text(read, tmp_path):
    _write(
        tmp_path / "a.jsonl",
        {"id": 1, "text": "Teaser.", "page": PAGE},
        {"id": 2, "page": PAGE},
        {"id": 3, "text": "Teaser.", "html": PAGE},
    )
    alone = read("a.jsonl", html="page")
    assert [FERRY in text for text in alone.text] == [True, True]
    assert "no field 'page' for the html; there are id, text, html" in alone.errors[0]
    both = read("a.jsonl", html="page", text="text")
    assert [FERRY in text for text in both.text] == [False, True, False]
    text = read("a.jsonl", text="text")
    assert text.text == ["Teaser.", "Teaser."]


def test_pages_beside_texts_are_not_made_values_of_python(tmp_path, monkeypatch):
    from cleaner.corpus.containers.held import Once
    from cleaner.corpus.containers.tables import parquet

    rows = [{"text": FERRY, "html": PAGE}] * 5
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    seen = []
    real = parquet.values_of
    monkeypatch.setattr(parquet, "values_of", lambda column: seen.append(1) or real(column))

    class Here:
        name, path, place = "a.parquet", tmp_path / "a.parquet", tmp_path / "a.parquet"

    spare = {"html": ("text",)}
    read = list(parquet.rows(Once(Here()), ("text", "html"), spare))
    assert [row for _, row in read] == [{"text": FERRY, "html": None}] * 5
    assert len(seen) == 1
