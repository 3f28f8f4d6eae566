from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from cleaner import clean
from cleaner.model import AuditError, Options, Source
from cleaner.read.document import read_text
from cleaner.strip.audit import Entry, audit_lines, output_bytes, read_audit, restore_bytes
from cleaner.strip.engine import strip
from cleaner.strip.rulebook.book import packaged_book

MEND = "restore with the version that wrote it"
TEXT = "Accept all cookies\r\n\r\nThe ferry is back, “at last”.\r\n\r\nAccept all cookies\r\n"


def lines_of(raw: bytes | str) -> tuple[bytes, list[str]]:
    cleaned = clean(raw)
    output = output_bytes(cleaned)
    return output, list(audit_lines(cleaned, output, version="1.2"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"]
)
def test_there_and_back(encoding):
    raw = TEXT.encode(encoding)
    output, lines = lines_of(raw)
    assert b"cookies" not in output
    assert output.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")
    assert restore_bytes(output, read_audit(lines, name="a"), name="-") == raw


def test_bad_bytes_come_back():
    raw = TEXT.encode() + b"caf\xe9 \xff\xfe\n" + "Der Käse – “gut”.\n".encode() * 9
    output, lines = lines_of(raw)
    assert json.loads(lines[0])["patches"]
    assert restore_bytes(output, read_audit(lines, name="a"), name="-") == raw


def test_what_is_written():
    output, lines = lines_of(TEXT.encode())
    header, first, second = map(json.loads, lines)
    assert (header["audit"], header["removed"], header["version"]) == (1, 2, "1.2")
    assert (header["document"], header["media"], header["site"]) == ("-", "text", None)
    assert first["text"] == "Accept all cookies\r\n\r\n"
    assert (first["line"], second["line"], first["kind"]) == (1, 5, "cookie")
    assert set(first) == {"start", "end", "line", "kind", "by", "why", "score", "text"}
    assert output == "The ferry is back, “at last”.\r\n".encode()


def test_audits_follow_each_other():
    one, first = lines_of(b"Accept all cookies\n\nOne.\n")
    two, second = lines_of(b"Accept all cookies\n\nTwo.\n")
    entries = read_audit([*first, "", *second, "\n"], name="a")
    assert len(entries) == 2
    assert restore_bytes(two, entries, name="-").endswith(b"Two.\n")
    assert restore_bytes(one, entries, name="-").endswith(b"One.\n")


def test_of_two_that_fit_the_name_decides():
    output, lines = lines_of(b"Accept all cookies\n\nOne.\n")
    (entry,) = read_audit(lines, name="a")
    other, more = lines_of(b"Share this article\n\nOne.\n")
    assert output == other
    (another,) = read_audit(more, name="a")
    named = [replace(entry, name="x.txt"), replace(another, name="y.txt")]
    assert restore_bytes(output, named, name="x.txt").startswith(b"Accept")
    assert restore_bytes(output, named, name="y.txt").startswith(b"Share")
    with pytest.raises(AuditError, match=r"z\.txt: 2 documents .* x\.txt .*, y\.txt"):
        restore_bytes(output, named, name="z.txt")


def test_a_page_comes_back_as_its_text():
    page = "<html><body><article>" + "<p>The ferry sailed again on Monday.</p>" * 3
    cleaned = clean(page + "</article><footer>Imprint</footer></body></html>")
    output = output_bytes(cleaned)
    entries = read_audit(audit_lines(cleaned, output, version="1"), name="a")
    assert restore_bytes(output, entries, name="-").decode() == cleaned.document.text


def test_a_text_that_its_codec_does_not_write_back_is_kept_whole():
    raw, output = b"the very bytes", b"One.\n"
    digests = [hashlib.sha256(data).hexdigest() for data in (raw, output)]
    entry = Entry("x", Source(raw=raw, sha256=digests[0]), digests[1], ())
    assert restore_bytes(output, [entry], name="x") == raw
    changed = replace(entry, source=replace(entry.source, raw=b"other bytes"))
    with pytest.raises(AuditError, match="the audit was changed"):
        restore_bytes(output, [changed], name="x")


def test_lone_surrogates_are_escaped_in_the_audit():
    cleaned = strip(
        read_text("Accept all cookies\n\nOne \udfff.\n", name="\udcff.txt"),
        options=Options(),
        book=packaged_book(),
    )
    output = output_bytes(cleaned)
    assert output == b"One ?.\n"
    lines = list(audit_lines(cleaned, output, version="1"))
    assert "\\udcff" in lines[0]
    "".join(lines).encode("utf-8")
    (entry,) = read_audit(lines, name="a")
    assert entry.name == "\udcff.txt"
    with pytest.raises(AuditError, match="does not give the input back"):
        restore_bytes(output, [entry], name="-")


def test_another_text():
    _, lines = lines_of(TEXT.encode())
    with pytest.raises(AuditError, match=r"^x: the audit does not know this text; it was changed"):
        restore_bytes(b"Other.\n", read_audit(lines, name="a"), name="x")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "a.jsonl: no audit in it; give the file that --audit wrote"),
        (["", " \n"], "a.jsonl: no audit in it; give the file that --audit wrote"),
        (["{"], "a.jsonl:1: not JSON; is this the file that --audit wrote?"),
        (["", "[" * 10_000], "a.jsonl:2: not JSON; is this the file that --audit wrote?"),
        (["[1]"], "a.jsonl:1: not a line of an audit"),
        (['{"start": 1, "end": 2, "text": "x"}'], "a.jsonl:1: not a line of an audit"),
        (['{"audit": 1}'], "a.jsonl:1: not a line of an audit"),
        (
            ['{"audit": 2}'],
            "a.jsonl:1: an audit of format 2, and this version of clean reads 1; " + MEND,
        ),
    ],
)
def test_what_is_no_audit(lines, message):
    with pytest.raises(AuditError) as caught:
        read_audit(lines, name="a.jsonl")
    assert str(caught.value) == message


def damaged(**changes: object) -> list[str]:
    _, (header, *rest) = lines_of(TEXT.encode())
    return [json.dumps({**json.loads(header), **changes}), *rest]


@pytest.mark.parametrize(
    "changes",
    [
        {"bom": "xyz"},
        {"bom": 7},
        {"patches": [1]},
        {"patches": [["a", "b"]]},
        {"patches": None},
        {"raw": "?"},
        {"size": "many"},
        {"removed": None},
    ],
)
def test_a_damaged_header(changes):
    with pytest.raises(AuditError, match=r"^a:1: not a line of an audit$"):
        read_audit(damaged(**changes), name="a")


@pytest.mark.parametrize(
    "removal", ['{"start": 1}', '{"start": "a", "end": 2, "text": ""}', '{"start": [], "end": 1}']
)
def test_a_damaged_removal(removal):
    with pytest.raises(AuditError, match=r"^a:4: not a line of an audit$"):
        read_audit([*damaged(), removal], name="a")


def test_an_audit_that_was_cut_short():
    with pytest.raises(AuditError, match=r"^a:1: 2 removals were written, 1 are here$"):
        read_audit(damaged()[:-1], name="a")


@pytest.mark.parametrize(
    "changes",
    [
        {"encoding": "klingon"},
        {"encoding": "hex"},
        {"encoding": "ascii"},
        {"patches": [[0, "ff"]]},
        {"sha256": "0"},
    ],
)
def test_an_audit_that_was_changed(changes):
    output, _ = lines_of(TEXT.encode())
    with pytest.raises(AuditError, match=r"^-: the audit was changed"):
        restore_bytes(output, read_audit(damaged(**changes), name="a"), name="-")
