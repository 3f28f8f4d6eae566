"""`clean overlap --drop-duplicates`: one copy of each stays, and all comes back."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .texts import CAKES, FERRY, NINE, QUOTE, RAIN, ROWS, STORIES, write_rows, write_stories


def _files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _audit(path):
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return [r for r in records if "audit" in r], [r for r in records if "audit" not in r]


@pytest.fixture
def dropped(cli, tmp_path):
    """Drop from what ``make`` wrote into a place, and restore; gives result and places."""

    def run(source, *words, out="out"):
        audit, target, back = tmp_path / "a.jsonl", tmp_path / out, tmp_path / f"back-{out}"
        result = cli("overlap", "--drop-duplicates", "--audit", audit, "-o", target, *words, source)
        assert result.code in (0, 3)
        assert result.out == b""
        restored = cli("restore", "--audit", audit, "-o", back, target)
        assert (restored.code, restored.out) == (0, b"")
        return result, target, audit, back

    return run


def test_a_folder(dropped, tmp_path):
    news = write_stories(tmp_path / "news")
    result, out, audit, back = dropped(news)
    assert result.err == (
        "dropped 3 of 8 paragraphs (3 verbatim, 0 near; 279 characters), "
        "0 of 4 documents whole; of each copy the earliest stays\n"
        f"{audit}: which copy stays and why; for clean restore\n"
    )
    left = _files(out)
    everything = b"".join(left.values()).decode()
    for passage in (FERRY, NINE, QUOTE, CAKES, RAIN):
        assert everything.count(passage) == 1
    assert left["mole/rain.txt"] == STORIES["mole/rain.txt"].encode()
    assert _files(back) == _files(news)
    heads, notes = _audit(audit)
    assert len(heads) == len(STORIES)
    assert {note["kind"] for note in notes} == {"duplicate"}
    assert {note["by"] for note in notes} == {"overlap/verbatim"}
    for note in notes:
        partner = note["partner"]
        assert partner["doc"] in note["why"]
        kept = left[partner["doc"]].decode()
        assert note["text"].strip() in kept


def test_a_folder_without_an_audit(cli, tmp_path):
    news = write_stories(tmp_path / "news")
    before = _files(news)
    assert cli("overlap", "--drop-duplicates", "-o", f"{tmp_path}/out", news).code == 0
    assert _files(news) == before
    assert (tmp_path / "out").is_dir()


def _in_places(cli, tmp_path, *paths):
    audit, out, back = tmp_path / "a.jsonl", tmp_path / "out", tmp_path / "back"
    words = ("-q", "--drop-duplicates", "--audit", audit, "-o", f"{out}/")
    assert cli("overlap", *words, *paths).code == 0
    assert cli("restore", "--audit", audit, "-o", back, out).code == 0
    return _files(out), _files(back)


def test_folders_named_one_by_one_keep_their_names(cli, tmp_path):
    news = write_stories(tmp_path / "news")
    out, back = _in_places(cli, tmp_path, news / "pier", news / "quay", news / "mole")
    assert back == _files(news)
    assert {name.partition("/")[0] for name in out} == {"pier", "quay", "mole"}
    again = cli("overlap", "--json", tmp_path / "out").out
    assert {each["name"] for each in json.loads(again)["outlets"]} == {"pier", "quay", "mole"}


def test_folders_and_files_of_equal_names(cli, tmp_path, monkeypatch):
    news = write_stories(tmp_path / "news")
    monkeypatch.chdir(news / "pier")
    out, back = _in_places(cli, tmp_path, "../pier", "../quay/ferry.txt", news / "mole")
    assert back == _files(news)
    assert "quay/ferry.txt" in out


def test_folders_named_alike(cli, tmp_path):
    for folder in ("pier", "quay"):
        write_stories(tmp_path / "news" / folder / "2020")
    named = [tmp_path / "news" / folder / "2020" for folder in ("pier", "quay")]
    _, back = _in_places(cli, tmp_path, *named)
    assert back == _files(tmp_path / "news")


def test_files_of_one_folder_have_no_more_than_their_names(cli, tmp_path):
    news = write_stories(tmp_path / "news") / "mole"
    out, _ = _in_places(cli, tmp_path, *sorted(news.iterdir()))
    assert set(out) == {"ferry.txt", "rain.txt"}


def test_a_document_that_goes_whole_is_not_written_and_comes_back(dropped, tmp_path):
    news = tmp_path / "news"
    for outlet in ("pier", "quay"):
        (news / outlet).mkdir(parents=True)
        (news / outlet / "a b.txt").write_bytes(f"\ufeff{FERRY}\r\n\r\n{NINE}\r\n".encode())
    result, out, _, back = dropped(news)
    assert list(_files(out)) == ["pier/a b.txt"]
    assert "1 of 2 documents whole" in result.err
    assert _files(back) == _files(news)


def test_odd_encodings_come_back(dropped, tmp_path):
    news = tmp_path / "news"
    for number, encoding in enumerate(("cp1252", "utf-16", "utf-8-sig", "utf-8")):
        (news / f"o{number}").mkdir(parents=True)
        text = f"Only here: {number} déjà – “vu”.\n\n{QUOTE.replace('ø', 'o')}\n\n{FERRY}\n"
        (news / f"o{number}" / "x.txt").write_bytes(text.encode(encoding))
    _, out, _, back = dropped(news)
    assert _files(back) == _files(news)
    assert _files(out)["o0/x.txt"] == _files(news)["o0/x.txt"]
    assert FERRY.encode() not in _files(out)["o1/x.txt"]


def test_pages_come_out_as_their_text(cli, tmp_path):
    news, audit = tmp_path / "news", tmp_path / "a.jsonl"
    for outlet, more in {"pier": CAKES, "quay": RAIN, "tail": CAKES}.items():
        (news / outlet).mkdir(parents=True)
        body = "".join(f"<p>{part}</p>" for part in (FERRY, more, NINE))
        page = f"<html><body>{body}</body></html>"
        (news / outlet / "p.html").write_text(page, encoding="utf-8")
    words = ("--drop-duplicates", "--audit", audit, "-o", tmp_path / "out")
    assert cli("overlap", *words, news).code == 0
    left = _files(tmp_path / "out")
    assert left["pier/p.html"] == (news / "pier" / "p.html").read_bytes()
    assert left["quay/p.html.txt"].decode().split() == RAIN.split()
    assert cli("restore", "--audit", audit, "-o", tmp_path / "back", tmp_path / "out").code == 0
    assert not [name for name in left if name.startswith("tail")]
    back = {name: raw.decode() for name, raw in _files(tmp_path / "back").items()}
    assert set(back) == {"pier/p.html", "quay/p.html.txt", "tail/p.html.txt"}
    assert [FERRY in text for text in back.values()] == [True] * 3


def _line(row, **how):
    return json.dumps(row, **how)


def test_lines_keep_every_other_byte(cli, tmp_path):
    path, audit, out = tmp_path / "r.jsonl", tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    lines = [
        _line({**ROWS[0], "n": 1e400, "big": 10**40}, ensure_ascii=True),
        '  {"a": 1.50,"text" :' + _line(ROWS[1]["text"]) + ',"outlet":"quay", "text2": null}',
        "",
        '{"broken": ',
        _line({**ROWS[2], "x": "\u2028"}, ensure_ascii=False),
        _line(ROWS[3]),
    ]
    raw = ("\ufeff" + "\r\n".join(lines)).encode()
    path.write_bytes(raw)
    result = cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path)
    assert result.code == 3
    kept = out.read_bytes().decode().split("\r\n")
    assert kept[0] == "\ufeff" + lines[0]
    assert kept[1] == lines[1].replace(_line(f"\n\n{QUOTE}")[1:-1], "")
    assert json.loads(kept[1])["text"] == CAKES
    assert kept[2:] == ["", '{"broken": ', lines[5]]
    assert cli("restore", "--audit", audit, out).out == raw
    _, notes = _audit(audit)
    assert [note["line"] for note in notes] == [2, 5, 5]
    assert [note["doc"] for note in notes] == ["r.jsonl:2", "m", "m"]
    assert notes[0]["partner"] == {
        "doc": "p",
        "outlet": "pier",
        "date": "2020-01-07",
        "time": None,
        "paragraph": 2,
        "line": 5,
    }


def test_standard_input_to_standard_output(cli, tmp_path):
    raw, audit = write_rows(tmp_path / "r.jsonl").read_bytes(), tmp_path / "a.jsonl"
    result = cli("overlap", "--drop-duplicates", "--audit", audit, stdin=raw)
    assert result.code == 0
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["p", "q", "r"]
    assert cli("restore", "--audit", audit, stdin=result.out).out == raw


def test_packed_lines(cli, tmp_path):
    path, audit, out = tmp_path / "r.jsonl.gz", tmp_path / "a.jsonl", tmp_path / "o.jsonl.gz"
    raw = write_rows(tmp_path / "r.jsonl").read_bytes()
    path.write_bytes(gzip.compress(raw))
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path).code == 0
    assert len(gzip.decompress(out.read_bytes()).splitlines()) == 3
    assert gzip.decompress(cli("restore", "--audit", audit, out).out) == raw


@pytest.mark.parametrize("nested", [False, True])
def test_a_table(cli, tmp_path, nested):
    rows = [{**row, "n": number, "extra": [number, None]} for number, row in enumerate(ROWS)]
    words = []
    if nested:
        rows = [{**row, "doc": {"body": row.pop("text"), "k": 7}} for row in rows]
        rows.insert(2, {**rows[0], "id": "none", "doc": None, "outlet": "z"})
        words = ["--text-field", "doc.body"]
    path, audit, out = tmp_path / "r.parquet", tmp_path / "a.jsonl", tmp_path / "o.parquet"
    table = pa.Table.from_pylist(rows).replace_schema_metadata({"who": "we"})
    pq.write_table(table, path, compression="zstd", row_group_size=2)
    table = pq.read_table(path)
    command = ("overlap", "--drop-duplicates", "--audit", audit, "-o", out, *words, path)
    assert cli(*command).code in (0, 3)
    left = pq.read_table(out)
    assert left.schema.equals(table.schema, check_metadata=True)
    assert "m" not in left.column("id").to_pylist()
    row = next(row for row in left.to_pylist() if row["id"] == "p")
    assert (row["doc"]["body"] if nested else row["text"]) == f"{FERRY}\n\n{NINE}"
    assert cli("restore", "--audit", audit, "-o", tmp_path / "b.parquet", out).code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(table)
    assert pq.ParquetFile(out).metadata.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_a_table_of_other_kinds_of_text(cli, tmp_path, kind):
    rows = [row for row in ROWS if row["id"] != "m"]
    table = pa.Table.from_pylist(rows)
    at = table.schema.get_field_index("text")
    table = table.set_column(at, "text", table.column("text").cast(pa.string()).cast(kind))
    path, audit, out = tmp_path / "r.parquet", tmp_path / "a.jsonl", tmp_path / "o.parquet"
    pq.write_table(table, path)
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path).code == 0
    left = {row["id"]: row["text"] for row in pq.read_table(out).to_pylist()}
    assert left == {"p": f"{FERRY}\n\n{NINE}", "q": f"{CAKES}\n\n{QUOTE}", "r": RAIN}
    assert pq.read_table(out).schema.equals(pq.read_table(path).schema)
    assert cli("restore", "--audit", audit, "-o", tmp_path / "b.parquet", out).code == 0
    assert pq.read_table(tmp_path / "b.parquet").equals(pq.read_table(path))


def test_bad_bytes_amid_lines_come_back(cli, tmp_path):
    path, audit, out = tmp_path / "r.jsonl", tmp_path / "a.jsonl", tmp_path / "o.jsonl"
    raw = write_rows(path).read_bytes() + b'{"id": "bad", "text": "caf\xe9 \xff"}\n'
    path.write_bytes(raw)
    result = cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path)
    assert result.code == 3
    assert "r.jsonl:5: not UTF-8 at byte 27" in result.err
    assert out.read_bytes().count(b"\n") == 4
    assert cli("restore", "--audit", audit, out).out == raw


def test_what_a_text_says_twice_is_its_own_affair(cli, tmp_path):
    song = f"{FERRY}\n\n{NINE}\n\n{FERRY}"
    path = write_rows(
        tmp_path / "r.jsonl",
        [
            {"id": 1, "outlet": "pier", "date": "2020-01-01", "text": song},
            {"id": 2, "outlet": "quay", "text": f"{CAKES}\n\n{FERRY}"},
        ],
    )
    out = cli("overlap", "-q", "--drop-duplicates", path).out
    assert [json.loads(line)["text"] for line in out.splitlines()] == [song, CAKES]


def test_an_outlet_that_is_not_there_is_doubted(cli, tmp_path):
    path = write_rows(tmp_path / "r.jsonl")
    words = ("--drop-duplicates", "--keep", "priority", "--outlet-priority", "mole,peer")
    assert "--outlet-priority peer: no outlet here is called so" in cli("overlap", *words, path).err


def test_a_table_whose_audit_was_changed(cli, tmp_path):
    path, audit, out = tmp_path / "r.parquet", tmp_path / "a.jsonl", tmp_path / "o.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, path).code == 0
    audit.write_text(audit.read_text("utf-8").replace('"gone": [2]', '"gone": [9]'), "utf-8")
    assert cli("restore", "--audit", audit, out).failed(3, "the audit was changed")


def test_many_containers_at_once(dropped, tmp_path):
    news = write_stories(tmp_path / "news")
    write_rows(news / "rows.jsonl", [{**ROWS[0], "id": "x", "outlet": "mill"}])
    pq.write_table(pa.Table.from_pylist([{"text": RAIN, "outlet": "dam"}]), news / "r.parquet")
    (news / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result, out, _, back = dropped(news)
    assert result.code == 3
    assert (out / "photo.png").read_bytes() == (news / "photo.png").read_bytes()
    assert "mole/rain.txt" not in _files(out) or not pq.read_table(out / "r.parquet").num_rows
    mine, theirs = _files(back), _files(news)
    table = pq.read_table(news / "r.parquet")
    assert pq.read_table(back / "r.parquet").equals(table)
    assert {**mine, "r.parquet": b""} == {**theirs, "r.parquet": b""}


def test_damaged_containers_are_copied_as_they_are(dropped, tmp_path):
    news = write_stories(tmp_path / "news")
    lines = "".join(json.dumps({**ROWS[0], "n": n, "id": n}) + "\n" for n in range(999)).encode()
    (news / "cut.jsonl.gz").write_bytes(gzip.compress(lines)[:-50])
    result, out, _, back = dropped(news, "--same-outlet")
    assert result.code == 3
    assert (out / "cut.jsonl.gz").read_bytes() == (news / "cut.jsonl.gz").read_bytes()
    assert _files(back) == _files(news)


def test_pages_in_rows_go_whole_or_stay(cli, tmp_path):
    page = f"<html><body><p>{FERRY}</p><p>{NINE}</p></body></html>"
    more = page.replace(f"<p>{NINE}", f"<p>{CAKES}</p><p>{NINE}")
    rows = [
        {"id": 1, "outlet": "pier", "text": f"{FERRY}\n\n{NINE}", "date": "2020-01-01"},
        {"id": 2, "outlet": "quay", "text": page},
        {"id": 3, "outlet": "mole", "text": more},
    ]
    path, audit = write_rows(tmp_path / "r.jsonl", rows), tmp_path / "a.jsonl"
    result = cli("overlap", "--drop-duplicates", "--audit", audit, path)
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == [1, 3]
    assert "2 more stay: they stand in rows of HTML" in result.err
    assert cli("restore", "--audit", audit, stdin=result.out).out == path.read_bytes()


def test_which_copy_stays(cli, tmp_path):
    path = write_rows(tmp_path / "r.jsonl")

    def ids_with(passage, *words):
        out = cli("overlap", "-q", "--drop-duplicates", *words, path).out
        return [row["id"] for row in map(json.loads, out.splitlines()) if passage in row["text"]]

    assert ids_with(QUOTE) == ["q"]
    assert ids_with(FERRY) == ["p"]
    assert ids_with(QUOTE, "--keep", "longest") == ["p"]
    rank = ("--keep", "priority", "--outlet-priority", "mole, pier")
    assert (ids_with(FERRY, *rank), ids_with(QUOTE, *rank)) == (["m"], ["p"])


def test_near_copies_go_only_where_nothing_is_missed_or_where_that_is_asked_for(cli, tmp_path):
    both = f"{NINE} {FERRY}"
    rows = [
        {"id": "one", "outlet": "pier", "date": "2020-01-01", "text": both},
        {"id": "figure", "outlet": "quay", "text": both.replace("nine", "ten")},
        {
            "id": "small",
            "outlet": "mole",
            "text": both.replace("nine", "9").replace("said", "said that"),
        },
        {"id": "words", "outlet": "mill", "text": both.replace("forty cars", "forty lorries")},
    ]
    path, audit = write_rows(tmp_path / "r.jsonl", rows), tmp_path / "a.jsonl"
    words = ("overlap", "--drop-duplicates", "--audit", audit)

    def left(*more):
        audit.unlink(missing_ok=True)
        out = cli(*words, *more, path).out
        assert cli("restore", "--audit", audit, stdin=out).out == path.read_bytes()
        return [json.loads(line)["id"] for line in out.splitlines()]

    assert left() == ["one", "figure", "words"]
    _, (note,) = _audit(audit)
    assert (note["doc"], note["by"]) == ("small", "overlap/near")
    assert note["why"].startswith("nearly the same (92% of the words; they differ in 9 / nine, ")
    assert left("--drop-near", "80") == ["one", "figure"]
    assert left("--drop-near", "99") == ["one", "figure", "words"]


def test_copies_within_an_outlet_go_but_are_not_over_the_limit(cli, tmp_path):
    rows = [
        {"id": "a", "outlet": "pier", "text": FERRY},
        {"id": "b", "outlet": "pier", "text": FERRY},
        {"id": "c", "outlet": "quay", "text": f"{NINE}\n\n{CAKES}"},
        {"id": "d", "outlet": "pier", "text": f"{NINE}\n\n{RAIN}"},
    ]
    path = write_rows(tmp_path / "r.jsonl", rows)
    words = ("overlap", "--drop-duplicates", "--fail-over")
    strict = cli(*words, "10", path)
    assert strict.code == 1
    assert [line[:2] for line in strict.err.splitlines() if "elsewhere" in line] == ["d ", "c "]
    assert "1 of 4 documents whole" in strict.err
    assert cli(*words, "60", path).code == 0
    assert "a (pier): 100.0 %" in cli(*words, "60", "--same-outlet", path).err


def test_dismissed_copies_stay(cli, tmp_path):
    path, review = write_rows(tmp_path / "r.jsonl"), tmp_path / "review.json"
    ids = [
        json.loads(line)["id"] for line in cli("overlap", "--to", "jsonl", path).out.splitlines()
    ]
    entries = [{"id": name, "verdict": "dismiss", "note": ""} for name in ids]
    review.write_text(json.dumps({"format": 1, "review": entries}), encoding="utf-8")
    result = cli("overlap", "--drop-duplicates", "--review", review, path)
    assert result.out == path.read_bytes()
    assert "dropped 0 of 8 paragraphs" in result.err


def test_the_page_goes_along(cli, tmp_path):
    path = write_rows(tmp_path / "r.jsonl")
    page = tmp_path / "p.html"
    assert cli("overlap", "-q", "--drop-duplicates", "--html", page, path).out != b""
    assert page.exists()


def test_places_are_checked_first(cli, tmp_path, monkeypatch):
    news = write_stories(tmp_path / "news")
    monkeypatch.setattr(
        "cleaner.cli.overlap.memory.read_corpus", lambda *_: pytest.fail("it was read already")
    )
    words = ("overlap", "--drop-duplicates")
    assert cli(*words, news).failed(2, "name a folder with -o")
    assert cli(*words, "-o", news, news).failed(2, "output is the input")
    (tmp_path / "file").write_bytes(b"x")
    assert cli(*words, "-o", tmp_path / "file", news).failed(2, "is a file, but a folder is needed")
    inside = news / "pier" / "ferry.txt"
    assert cli(*words, "--audit", inside, "-o", tmp_path / "out", news).failed(2, "--audit")


def test_the_corpus_does_not_take_the_place_of_its_audit(cli, tmp_path):
    path, both = write_rows(tmp_path / "r.jsonl"), tmp_path / "both.jsonl"
    words = ("overlap", "--drop-duplicates")
    assert cli(*words, "--audit", both, "-o", both, path).failed(2, "is another output, too")
    inside = tmp_path / "out" / "r.jsonl"
    for option in ("--audit", "--html"):
        command = (*words, option, inside, "-o", f"{tmp_path}/out/", path)
        assert cli(*command).failed(2, "is another output, too")
    assert not inside.exists()


def test_a_page_as_text_does_not_take_the_place_of_the_audit(cli, tmp_path):
    news, out = tmp_path / "news", tmp_path / "out"
    for outlet in ("pier", "quay"):
        (news / outlet).mkdir(parents=True)
        own = RAIN if outlet == "quay" else CAKES
        page = f"<html><body><p>{FERRY}</p><p>{own}</p></body></html>"
        (news / outlet / "p.html").write_text(page, encoding="utf-8")
    audit = out / "quay" / "p.html.txt"
    audit.parent.mkdir(parents=True)
    result = cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, news)
    assert (result.code, result.out) == (3, b"")
    assert f"would become {audit}, which is another output" in result.err
    assert [head["document"] for head in _audit(audit)[0]] == [str(news / "pier" / "p.html")]


def test_restore_of_one_file_says_that_others_went_whole(cli, tmp_path):
    news, audit, out = tmp_path / "news", tmp_path / "a.jsonl", tmp_path / "out"
    for outlet in ("pier", "quay"):
        (news / outlet).mkdir(parents=True)
        (news / outlet / "a.txt").write_text(f"{FERRY}\n", encoding="utf-8")
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, news).code == 0
    result = cli("restore", "--audit", audit, out / "pier" / "a.txt")
    assert result.out == f"{FERRY}\n".encode()
    assert "1 document went whole" in result.err


@pytest.mark.parametrize("place", ["../evil.txt", "/evil.txt", "a/../../evil.txt", "", "."])
def test_an_audit_cannot_write_elsewhere(cli, tmp_path, place):
    news, audit, out = tmp_path / "news", tmp_path / "a.jsonl", tmp_path / "out"
    for outlet in ("pier", "quay"):
        (news / outlet).mkdir(parents=True)
        (news / outlet / "a.txt").write_text(f"{FERRY}\n", encoding="utf-8")
    assert cli("overlap", "--drop-duplicates", "--audit", audit, "-o", out, news).code == 0
    text = audit.read_text("utf-8").replace('"place": "quay/a.txt"', f'"place": "{place}"')
    audit.write_text(text, encoding="utf-8")
    result = cli("restore", "--audit", audit, "-o", tmp_path / "back" / "in", out)
    assert result.code == 3
    assert len(result.errors) == 1
    assert {
        str(path.relative_to(tmp_path / "back")) for path in (tmp_path / "back").rglob("*.txt")
    } == {"in/pier/a.txt"}


PARTS = st.lists(
    st.sampled_from([FERRY, NINE, QUOTE, CAKES, RAIN, "Über “alles” 🚢 \x00\u2028 x y z"]),
    max_size=5,
)
GAPS = st.sampled_from(["\n\n", "\n", "\r\n", "  \n\n\n"])
LISTS = st.lists(st.tuples(st.sampled_from("pqm"), PARTS, GAPS, st.booleans()), max_size=6)


@given(rows=LISTS)
@settings(suppress_health_check=[*HealthCheck], max_examples=40)
def test_whatever_is_dropped_comes_back(cli, tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("rows")
    path, audit, out = folder / "r.jsonl", folder / "a.jsonl", folder / "o.jsonl"
    lines = [
        json.dumps({"outlet": outlet, "text": gap.join(parts) + gap}, ensure_ascii=ascii_only)
        for outlet, parts, gap, ascii_only in rows
    ]
    path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    words = ("-q", "--drop-duplicates", "--audit", audit, "-o", out)
    assert cli("overlap", *words, path).code == 0
    assert cli("restore", "--audit", audit, out).out == path.read_bytes()
    left = [json.loads(line)["text"] for line in out.read_bytes().decode().split("\n") if line]
    for passage in {part for _, parts, _, _ in rows for part in parts}:
        assert any(passage in text for text in left)


@pytest.mark.parametrize(("name", "comma"), [("n.csv", ","), ("n.csv.gz", ";"), ("n.tsv", "\t")])
def test_a_table_of_text_loses_rows_and_pieces_of_cells(cli, tmp_path, name, comma):
    news, less, audit = tmp_path / name, tmp_path / f"less-{name}", tmp_path / "audit.jsonl"
    said = 'The ferry ""Hope"" sails on the first of May, the harbour office of the town said.'
    seen = f"Nobody had seen such a storm in nine years{comma} the mayor of the town said later."
    own = 'Something else ""was"" said by somebody in the north of the country last week.'
    table = "\r\n".join(
        [
            comma.join(("id", "outlet", "text", "note")),
            comma.join(("1", "a.example", f'"{said}\n\n{seen}"', "x")),
            comma.join(("2", "b.example", f'"{said}\n\n{own}"', '"a\nb"')),
            comma.join(("3", "c.example", f'"{seen}"', "é")),
            "",
        ]
    ).encode()
    packed = name.endswith(".gz")
    news.write_bytes(gzip.compress(table) if packed else table)
    assert cli("overlap", "--drop-duplicates", "--audit", audit, news, "-o", less).code == 0
    left = gzip.decompress(less.read_bytes()) if packed else less.read_bytes()
    (first, second) = list(csv.reader(io.StringIO(left.decode(), newline=""), delimiter=comma))[1:]
    assert first[0] == "1"
    assert second == ["2", "b.example", own.replace('""', '"'), "a\nb"]
    again = cli("restore", "--audit", audit, less).out
    assert (gzip.decompress(again) if packed else again) == table


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_a_row_with_a_page_goes_whole_or_stays(cli, tmp_path, kind):
    news, less, audit = tmp_path / f"n.{kind}", tmp_path / f"l.{kind}", tmp_path / "audit.jsonl"
    page = f"<p>{FERRY}</p><p>{RAIN}</p>"
    rows = [
        {"id": "1", "outlet": "A", "text": f"{FERRY}\n\n{RAIN}\n\n{CAKES}", "html": ""},
        {"id": "2", "outlet": "B", "text": "", "html": page},
        {"id": "3", "outlet": "C", "text": "", "html": f"{page}<p>{NINE}</p>"},
    ]
    with news.open("w", newline="") as file:
        if kind == "csv":
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(rows)
        else:
            file.writelines(f"{json.dumps(row)}\n" for row in rows)
    done = cli("overlap", "--drop-duplicates", "--audit", audit, news, "-o", less)
    assert (done.code, "2 more stay: they stand in rows of HTML" in done.err) == (0, True)
    left = less.read_text()
    assert (">" + NINE in left, left.count(FERRY)) == (True, 2)
    assert cli("restore", "--audit", audit, less).out == news.read_bytes()
