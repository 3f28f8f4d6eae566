"""Delimited text to batches: rows as they stand, whatever their cells hold."""

from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.containers.many import batches
from cleaner.corpus.containers.packing.unpack import zstd_module
from cleaner.corpus.containers.split_rows import split_rows
from cleaner.corpus.records.batch import Batch
from cleaner.corpus.records.cell_rows import values_in
from cleaner.corpus.stores.piped import Piped

PACKERS = {"plain": bytes, "gz": gzip.compress, "zst": zstd_module().compress}
CELLS = st.text(st.sampled_from('ab",;\n\r\t é\0 '), max_size=6)


def read(data: bytes, form: str = "csv") -> list[dict[str, str]]:
    """The rows by the names of their cells."""
    found = []
    for batch in batches(Piped("x", io.BytesIO(data)), form):
        assert isinstance(batch, Batch)
        found += [values_in(row, batch.head) for row in batch.rows]
    return found


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("pack", PACKERS.values(), ids=PACKERS)
def test_rows_come_as_they_stand(take, pack, end):
    rows = ['1,"Rain, ""they"" said,\r\nfell."', "2,", '"3",5" of rain', "\0,x"]
    data = end.join(["id,text", *rows, "", "4,last"]).encode()
    taken = take(pack(data), "csv")
    cr = end[:-1]
    assert taken.rows == [*(f"{row}{cr}".encode() for row in rows), b"4,last"]
    assert taken.numbers == [2, 4, 5, 6, 8]
    assert taken.consumed == len(pack(data))
    assert taken.batches[0].head.names == ("id", "text")
    assert taken.error is None


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\n", "\r\n"]),
    form=st.sampled_from(["csv", "tsv"]),
)
def test_what_the_standard_library_writes_is_read_as_it_was(rows, quoting, end, form):
    if any("\r" in cell for row in rows for cell in row):
        quoting = csv.QUOTE_ALL  # Python 3.11 and 3.12 leave a cell with a lone one bare
    out = io.StringIO()
    comma = {"csv": ",", "tsv": "\t"}[form]
    csv.writer(out, delimiter=comma, quoting=quoting, lineterminator=end).writerows(
        [["a", "b"], *rows]
    )
    assert [list(row.values()) for row in read(out.getvalue().encode(), form)] == rows


@given(st.text(st.sampled_from('a,"\n'), max_size=40), st.integers(1, 7))
def test_rows_are_the_same_however_they_come(text, size):
    data = text.encode()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    whole = list(split_rows([data], b",", 1000))
    assert list(split_rows(pieces, b",", 1000)) == whole
    assert b"\n".join(row.data for row in whole).strip(b"\n") == data.strip(b"\n")
    small = list(split_rows(pieces, b",", 3))
    assert [row.number for row in small] == [row.number for row in whole]
    assert [row.data for row in small] == [row.data if row.size <= 3 else None for row in whole]


@pytest.mark.parametrize(
    ("header", "form", "names"),
    [
        ("id,text", "csv", ("id", "text")),
        ("id;text", "csv", ("id", "text")),
        ('id;"title, short"', "csv", ("id", "title, short")),
        ("id\ttext", "csv", ("id", "text")),
        ("id,n\ttext", "tsv", ("id,n", "text")),
        ("text", "csv", ("text",)),
        ('\ufeff"id",text', "csv", ("id", "text")),
        ('"i\r\nd",text\r', "csv", ("i\r\nd", "text")),
        ('\ufeff"i\nd",text', "csv", ("i\nd", "text")),
        (",text", "csv", ("", "text")),
    ],
)
def test_the_header_tells_the_names_and_what_parts_them(take, header, form, names):
    for before in ("", "\n\r\n"):
        (batch,) = take(f"{before}{header}\n".encode(), form).batches
        assert (batch.head.names, batch.head.line, batch.rows) == (names, header, ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,text,id\n1,R,2\n", "2 columns are called 'id'; rename one"),
        (b"id,,\n1,R,2\n", "2 columns have no name"),
        ("id,text\n".encode("utf-16"), "is UTF-16, not UTF-8; try: iconv"),
        ("id,text\n".encode("utf-16-le"), "holds NUL"),
        (b"id,te\xe9xt\n", "not UTF-8 at byte 6"),
        (b"id,text\r1,R\r", "end with CR alone; try: tr '\\r' '\\n' < FILE"),
        (b'id,"text\n1,R\n', "a quote that opens a cell is never closed, in its header"),
        (b'id,"te"xt\n1,R\n', "its cell 2 goes on behind the closing quote"),
        (b"i" * 3_000_000, "its header has 3,000,000 bytes; is it a table?"),
        (gzip.compress(b"id,text\n1,R\n2,S\n", mtime=0)[:-9], "damaged or cut off after line 3"),
    ],
)
def test_what_is_no_table_is_one_error(take, data, says):
    assert says in take(data, "csv").error


def test_a_quote_that_is_never_closed_takes_the_rest_along(take):
    taken = take(b'id,text\n1,Rain\n2,"Sun\n3,Snow\n', "csv")
    assert taken.rows == [b"1,Rain"]
    (failed,) = taken.failed
    assert (failed.number, failed.record) == (3, b'2,"Sun\n3,Snow\n')
    assert "never closed" in failed.error


def test_a_row_that_is_too_big_fails_and_is_passed_over(take):
    big = '2,"' + 'x""\n' * 50 + '"'
    taken = take(f"id,text\n1,R\n{big}\n3,S\n".encode(), "csv", record=64)
    assert (taken.rows, taken.numbers) == ([b"1,R", b"3,S"], [2, 54])
    (failed,) = taken.failed
    assert (failed.number, failed.record) == (3, None)
    assert "more than a record may have (64)" in failed.error


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\r\n"])
def test_nothing_holds_nothing(take, data):
    taken = take(data, "csv")
    assert (taken.batches, taken.failed, taken.error) == ([], [], None)


def test_passing_over_rows_and_marks(take):
    data = b"n\n" + b"".join(b"%d\n" % number for number in range(100))
    taken = take(data, "csv", start=30, every=40)
    assert taken.rows == [b"%d" % number for number in range(30, 100)]
    assert [len(batch) for batch in taken.batches] == [10, 40, 20]
    assert take(data, "csv", start=100).batches == []
