"""Rows of delimited text: the article cut out of its cell, facts behind, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.corpus.cells import Head, cells_of
from cleaner.corpus.records.cell_rows import (
    cleaned_head,
    cleaned_row,
    line_of,
    record_in,
    restored_head,
    restored_row,
)
from cleaner.corpus.records.cleaned import RecordCleaner
from cleaner.corpus.records.recipe import FACTS, Recipe
from cleaner.model import InputError

PITCH = 'The ferry ""Hope"" sailed, the office said.\n\nSign up for our newsletter'
PIECES = st.sampled_from(
    [
        "Rain fell on the town.",
        "Sign up for our newsletter",
        '"',
        ",",
        "\n\n",
        "\r\n",
        ";",
        " ",
        "é",
    ]
)


def head(line: str, comma: str = ",") -> Head:
    names = [cell.strip('"') for cell in cells_of(line.removeprefix("\ufeff").rstrip("\r"), comma)]
    return Head(line, comma, tuple(names))


def there_and_back(row: str, head: Head, recipe: Recipe | None = None) -> str:
    """The row as it was, once it was cleaned, and cleaned again."""
    cleaner = RecordCleaner(recipe or Recipe())
    line, _ = cleaned_row(row.encode(), head, cleaner)
    new = cleaned_head(head, cleaner.recipe)
    again, _ = cleaned_row(line, new, cleaner)
    assert again == line
    assert cleaned_head(new, cleaner.recipe) == new
    assert restored_head(new, cleaner.recipe.out) == head
    return restored_row(line, new, cleaner.recipe.out).decode()


@pytest.mark.parametrize("row", ["1,Rain", '1,"Rain"', '"1",""', "1,", f'1,"{PITCH}"', '5",a"b"'])
@pytest.mark.parametrize("end", ["", "\r"])
def test_a_row_comes_back_byte_for_byte(row, end):
    assert there_and_back(row + end, head("\ufeffid,text" + end)) == row + end


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from([",", ";", "\t"]))
def test_any_text_comes_back(text, comma):
    quoted = '"' + text.replace('"', '""') + '"'
    row = comma.join(["1", quoted, "b"])
    assert there_and_back(row, head(comma.join(["id", "text", "x"]), comma)) == row


def test_what_is_left_and_what_went():
    cleaner, table = RecordCleaner(), head("id,text")
    line, result = cleaned_row(f'7,"{PITCH}"'.encode(), table, cleaner)
    new = cleaned_head(table, cleaner.recipe)
    record = record_in(line, new, Recipe())
    expected = cleaner({"id": "7", "text": PITCH.replace('""', '"')})
    assert record == expected
    assert result.cleaned.gone
    assert line.startswith(b'7,"The ferry ""Hope"" sailed, the office said.","[{""start"":')
    assert new.line == "id,text," + ",".join(FACTS)
    assert line_of(line, new).startswith(b'{"id":"7","text":"The ferry \\"Hope\\" sailed')


def test_an_article_of_its_own_stands_behind_the_facts():
    table, recipe = head("id,html"), Recipe(out="article")
    row = '1,"<p>Rain fell on the town.</p>"'
    line, _ = cleaned_row(row.encode(), table, RecordCleaner(recipe))
    assert cleaned_head(table, recipe).names[-1] == "article"
    assert line.rpartition(b",")[2].strip(b'"\n') == b"Rain fell on the town."
    for text in (row, "2,"):
        assert there_and_back(text, table, recipe) == text


def test_what_is_read_as_an_article_of_its_own_was_one():
    table = head("text,id")
    assert there_and_back("Rain,1", table, Recipe(prefix="our_")) == "Rain,1"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"1", "has 1 cell, and its header 2"),
        (b"1,2,3", "has 3 cells, and its header 2"),
        (b'1,"a"b', "its cell 2 goes on behind the closing quote; a quote within a cell is"),
        (b"1,\xe9", "not UTF-8 at byte 3; what Excel wrote may become it: iconv -f WINDOWS-1252"),
        (b"Share this article\n\n,x", "has"),
    ],
)
def test_what_is_no_row_fails(row, says):
    with pytest.raises(InputError, match=says):
        cleaned_row(row, head("id,text") if b"Share" not in row else head("id"), RecordCleaner())


def test_a_cell_that_would_begin_with_a_quote_is_refused():
    row = b'Share this article\r"Rain fell," she said.'
    with pytest.raises(InputError, match="begins with a quote; put the cell in quotes"):
        cleaned_row(row.replace(b",", b""), head("text"), RecordCleaner())


def test_only_cleaned_rows_come_back():
    with pytest.raises(InputError, match="no cleaned records: the columns removed, clean_site"):
        restored_head(head("id,text"), "text")
    cleaner, table = RecordCleaner(), head("id,text")
    new = cleaned_head(table, cleaner.recipe)
    line, _ = cleaned_row(f'7,"{PITCH}"'.encode(), table, cleaner)
    with pytest.raises(InputError, match="no column 'article' with the article"):
        restored_head(new, "article")
    with pytest.raises(InputError, match="was changed since"):
        restored_row(line.replace(b"sailed", b"sank"), new, "text")
    with pytest.raises(InputError, match="text and removals do not fit"):
        restored_row(line.replace(b"[{", b"[7,{"), new, "text")


PAGE = '"<p>Rain fell, on the town.</p><p>Sign up for our newsletter</p>"'


def test_an_empty_cell_of_the_article_is_filled_from_a_page():
    table = head("text,html,id")
    row = f",{PAGE},1"
    line, result = cleaned_row(row.encode(), table, RecordCleaner())
    assert line.startswith(b'"Rain fell, on the town.')
    assert result.found.field == "html"
    for text in (row, "Rain,,1", ",,1", '"",,1', f'"Rain",{PAGE},2'):
        assert there_and_back(text, table) == text


def test_an_empty_cell_between_quotes_would_not_be_known_again():
    with pytest.raises(InputError, match="has a field 'text' beside 'html'; say where"):
        cleaned_row(f'"",{PAGE}'.encode(), head("text,html"), RecordCleaner())
