"""`--audit` and `clean restore`: what went out comes back, byte for byte, or it is an error."""

from __future__ import annotations

import json

import pytest

SCRAPE = (
    "The harbour ferry is back after nine weeks in the yard, said “Zoë”.\n\n"
    "Sign up for our newsletter\n\nIt sails at nine – as the harbour office said on Monday.\n"
)
ENCODED = {
    "utf-8": SCRAPE.encode(),
    "utf-8-bom-crlf": SCRAPE.replace("\n", "\r\n").encode("utf-8-sig"),
    "cp1252": SCRAPE.encode("cp1252"),
    "utf-16": SCRAPE.encode("utf-16"),
    "utf-16-be-crlf": b"\xfe\xff" + SCRAPE.replace("\n", "\r\n").encode("utf-16-be"),
    "utf-16-le-bare": SCRAPE.encode("utf-16-le"),
    "utf-32": SCRAPE.encode("utf-32"),
    "cr": SCRAPE.replace("\n", "\r").encode(),
    "mixed-ends": SCRAPE.replace("\n", "\r\n", 3).encode(),
    "no-final-end": SCRAPE.rstrip("\n").encode(),
    "bad-bytes": SCRAPE.encode().replace(b"harbour", b"har\xff\xfebour"),
    "bad-byte-in-what-goes": SCRAPE.encode().replace(b"newsletter", b"newsletter \xff"),
    "nul-and-escapes": SCRAPE.replace("nine", "\0nine\x1b[0m\x85\u2028").encode(),
    "nothing-goes": b"Rain fell.\r\n",
    "empty": b"",
}


@pytest.fixture
def cleaned(cli, tmp_path):
    """A cleaned text and its audit."""
    source, out, audit = tmp_path / "in.txt", tmp_path / "out.txt", tmp_path / "audit.jsonl"
    source.write_bytes(SCRAPE.encode())
    assert cli("--audit", audit, "-o", out, source).code == 0
    return source, out, audit


@pytest.mark.parametrize("raw", ENCODED.values(), ids=ENCODED)
def test_byte_for_byte(cli, tmp_path, raw):
    source, out, audit = tmp_path / "in.txt", tmp_path / "out.txt", tmp_path / "audit.jsonl"
    back = tmp_path / "back.txt"
    source.write_bytes(raw)
    assert cli("--audit", audit, "-o", out, source).code == 0
    assert (b"newsletter" in out.read_bytes()) is False
    out.read_bytes().decode("utf-8")
    assert cli("restore", "--audit", audit, out).out == raw
    assert cli("restore", "--audit", audit, out, "-o", back).code == 0
    assert back.read_bytes() == raw


def test_filters(program, tmp_path):
    audit = tmp_path / "audit.jsonl"
    for raw in map(ENCODED.get, ("utf-8-bom-crlf", "utf-16-be-crlf", "bad-bytes")):
        out = program("--audit", audit, stdin=raw).out
        assert program("restore", "--audit", audit, stdin=out).out == raw


def test_folders(cli, tmp_path):
    source, audit = tmp_path / "in", tmp_path / "audit.jsonl"
    out, back = tmp_path / "out", tmp_path / "back"
    for name, raw in ENCODED.items():
        place = source / name[:4] / f"{name}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(raw)
    assert cli("--audit", audit, source, "-o", out).code == 0
    assert cli("restore", "--audit", audit, out, "-o", back).code == 0
    for name, raw in ENCODED.items():
        assert (back / name[:4] / f"{name}.txt").read_bytes() == raw


def test_in_place(cli, tmp_path):
    source, audit = tmp_path / "in", tmp_path / "audit.jsonl"
    source.mkdir()
    for name, raw in ENCODED.items():
        (source / name).write_bytes(raw)
    assert cli("-i", "--audit", audit, source).code == 0
    for name, raw in ENCODED.items():
        if name not in ("nothing-goes", "empty"):
            assert b"newsletter" not in (source / name).read_bytes()
            assert cli("restore", "--audit", audit, source / name).out == raw


def test_a_page_comes_back_as_its_text(cli, tmp_path):
    page, out, audit = tmp_path / "p.html", tmp_path / "out", tmp_path / "audit.jsonl"
    lines = SCRAPE.split("\n\n")
    page.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines), encoding="utf-8")
    assert cli("--audit", audit, "-o", out, page).code == 0
    assert b"newsletter" not in out.read_bytes()
    assert "Sign up for our newsletter" in cli("restore", "--audit", audit, out).text


def test_twins_in_a_folder_come_back_each_as_it_was(cli, tmp_path):
    source, audit, out = tmp_path / "in", tmp_path / "audit.jsonl", tmp_path / "out"
    for outlet, line in (
        ("a", "Sign up for our newsletter"),
        ("b", "Accept all cookies"),
        ("c", ""),
    ):
        (source / outlet).mkdir(parents=True)
        text = SCRAPE.replace("Sign up for our newsletter\n\n", f"{line}\n\n" if line else "")
        (source / outlet / "ferry.txt").write_text(text, encoding="utf-8")
    assert cli(source, "-o", out, "--audit", audit).code == 0
    assert len({path.read_bytes() for path in out.rglob("ferry.txt")}) == 1
    assert cli("restore", "--audit", audit, out, "-o", tmp_path / "back").code == 0
    for path in source.rglob("ferry.txt"):
        assert (tmp_path / "back" / path.relative_to(source)).read_bytes() == path.read_bytes()


def test_an_audit_is_added_to_line_by_line(cli, cleaned):
    source, _, audit = cleaned
    before = audit.read_text("utf-8")
    cli("--audit", audit, "--json", source)
    after = audit.read_text("utf-8")
    assert after.startswith(before)
    assert len(after.splitlines()) == 2 * len(before.splitlines()) == 4
    header, removal = map(json.loads, before.splitlines())
    assert (header["document"], header["removed"]) == (str(source), 1)
    assert removal["text"].strip() == "Sign up for our newsletter"


def test_a_text_that_was_changed(cli, cleaned):
    _, out, audit = cleaned
    out.write_bytes(out.read_bytes() + b"!")
    assert cli("restore", "--audit", audit, out).failed(3, "out.txt: the audit does not know")


def test_one_that_is_unknown_does_not_stop_the_others(cli, cleaned, tmp_path):
    source, out, audit = cleaned
    (tmp_path / "other.txt").write_text("Another text.\n")
    back = tmp_path / "back"
    result = cli("restore", "--audit", audit, tmp_path / "other.txt", out, "-o", back)
    assert result.failed(3, "other.txt")
    assert (back / "out.txt").read_bytes() == source.read_bytes()


def test_restored_texts_never_overwrite_each_other(cli, cleaned, tmp_path):
    _, out, audit = cleaned
    twin = tmp_path / "twin" / "out.txt"
    twin.parent.mkdir()
    twin.write_bytes(out.read_bytes())
    words = ("restore", "--audit", audit, out, twin)
    assert cli(*words).failed(2, "name a folder with -o")
    assert cli(*words, "-o", tmp_path / "back").failed(2, "would both become")


DAMAGES = {
    "empty": b"",
    "blank": b"\n\n",
    "not-json": b"not json\n",
    "not-utf-8": b"\xff\xfe\n",
    "a-list": b"[1, 2]\n",
    "a-number": b"17\n",
    "deep": b"[" * 100_000,
    "no-header": b'{"start": 1, "end": 2, "text": "x"}\n',
    "header-only-a-key": b'{"audit": 1}\n',
    "a-program": b"\x7fELF\x02\x01\0\0",
}


@pytest.mark.parametrize("data", DAMAGES.values(), ids=DAMAGES)
def test_what_is_no_audit(cli, cleaned, data):
    _, out, audit = cleaned
    audit.write_bytes(data)
    assert cli("restore", "--audit", audit, out).failed(3, "audit.jsonl")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("start", -5), ("start", 10**9), ("end", 0), ("text", "other"), ("start", "x")),
        *(("start", None), ("text", None), ("encoding", "utf-16-be"), ("bom", "zz")),
        *(("bom", "efbbbf"), ("patches", [[0, "ff"]]), ("patches", 7), ("patches", [["x"]])),
        *(("sha256", "0"), ("size", "many"), ("document", None)),
        ("output_sha256", None),
        *(("start", float("inf")), ("encoding", "klingon"), ("text", "\ud800")),
        *(("raw", "!"), ("raw", "AAAA")),
    ],
)
def test_a_damaged_audit_gives_the_right_bytes_or_none(cli, cleaned, key, value):
    source, out, audit = cleaned
    records = [json.loads(line) for line in audit.read_text("utf-8").splitlines()]
    for record in records:
        if key in record:
            record[key] = value
    audit.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    result = cli("restore", "--audit", audit, out)
    if result.out != source.read_bytes():
        assert result.failed(3)
        assert any(str(name) in result.err for name in (source, out, audit))


def test_an_audit_that_is_missing(cli, cleaned, tmp_path):
    _, out, audit = cleaned
    assert cli("restore", out).failed(2, "--audit")
    assert cli("restore", "--audit", tmp_path / "no", out).failed(3, "no: cannot be read")
    assert cli("restore", "--audit", tmp_path, out).failed(3, "cannot be read")
    assert cli("restore", "--audit", audit, tmp_path / "no").failed(3, "no: cannot be read")


def test_the_backups_of_a_folder_cleaned_in_place_are_passed_over(cli, tmp_path):
    folder, audit = tmp_path / "scrapes", tmp_path / "a.jsonl"
    folder.mkdir()
    scrape = b"Rain fell on the town for nine days.\n\nSign up for our newsletter.\n"
    (folder / "one.txt").write_bytes(scrape)
    assert cli("-i", "--audit", audit, folder).code == 0
    assert (folder / "one.txt.orig").read_bytes() == scrape
    result = cli("restore", "--audit", audit, folder, "-o", tmp_path / "back")
    assert (result.code, result.err) == (0, "")
    assert [path.name for path in (tmp_path / "back").iterdir()] == ["one.txt"]
    assert (tmp_path / "back" / "one.txt").read_bytes() == scrape


def test_an_audit_that_lies_among_the_texts_is_none_of_them(cli, tmp_path, scrape):
    before, audit, back = scrape.read_bytes(), tmp_path / "a.jsonl", tmp_path / "back"
    assert cli("-i", "--audit", audit, scrape).code == 0
    result = cli("restore", "--audit", audit, tmp_path, "-o", back)
    assert (result.code, result.err) == (0, "")
    assert [path.name for path in back.iterdir()] == [scrape.name]
    assert (back / scrape.name).read_bytes() == before
    assert cli("restore", "--audit", audit, audit).failed(3, "does not know this text")
