"""``--to paragraphs``: a paragraph a line."""

from __future__ import annotations

import pytest

WRAPPED = b"""\
The ferry to the outer islands sailed again on
Monday, nine days after the strike began, and the
first thing that it carried over the bar was a
piano that nobody had asked for.

Sign up for our newsletter

The guild of deckhands will vote on Thursday. Its
secretary says that the night watches have been the
matter all along, and that no one on the board has
ever stood one.
"""
ON_LINES = b"""\
The ferry to the outer islands sailed again on Monday, nine days after the strike began, and the \
first thing that it carried over the bar was a piano that nobody had asked for.

The guild of deckhands will vote on Thursday. Its secretary says that the night watches have been \
the matter all along, and that no one on the board has ever stood one.
"""


def test_a_paragraph_a_line(cli):
    assert cli("--to", "paragraphs", stdin=WRAPPED).out == ON_LINES


def test_into_a_folder(cli, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(WRAPPED)
    assert cli("--to", "paragraphs", tmp_path / "in", "-o", tmp_path / "out/").code == 0
    assert (tmp_path / "out" / "a.txt").read_bytes() == ON_LINES


def test_nothing_left_is_an_empty_file(cli):
    assert cli("--to", "paragraphs", stdin=b"\n \n").out == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--audit", "a.jsonl"], "--audit puts back what --to text wrote"),
        (["--in-place"], "does not go with --to paragraphs"),
        (["--diff"], "--diff and --to paragraphs do not go together"),
    ],
)
def test_what_does_not_go_with_it(cli, scrape, words, said):
    made = cli("--to", "paragraphs", *words, scrape)
    assert made.code == 2
    assert said in made.err


def test_records_hold_the_article_as_it_stood(cli, tmp_path):
    (tmp_path / "news.jsonl").write_text('{"text": "Rain fell for nine days."}\n')
    made = cli("--to", "paragraphs", tmp_path / "news.jsonl", "-o", tmp_path / "out/")
    assert made.code == 2
    assert "--to paragraphs is for texts" in made.err
