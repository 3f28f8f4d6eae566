from __future__ import annotations

import pytest

from cleaner.model import KEPT, Reason
from cleaner.read.split import split_lines
from cleaner.strip.ledger import Cut, Judgement
from cleaner.strip.render import pieces_to_cut

GONE = Reason("x", "share", "a button", 0.9)


def rendered(text: str, cuts: list[Cut] | None = None) -> str:
    """The text without its lines of ``x``, and without the cuts."""
    blocks = split_lines(text)
    reasons = [GONE if block.text.startswith("x") else KEPT for block in blocks]
    pieces = pieces_to_cut(blocks, Judgement(reasons, cuts or []))
    at, left = 0, []
    for piece in pieces:
        assert at <= piece.start < piece.end
        left.append(text[at : piece.start])
        at = piece.end
    return "".join([*left, text[at:]])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # nothing, everything
        ("", ""),
        ("A\n\nB\n", "A\n\nB\n"),
        ("x", ""),
        ("\n x \n\nx\n", ""),
        # at the start: the gap after it goes, and what stands before
        ("x\nA\n", "A\n"),
        ("\n\nx\n\n\nA\n", "A\n"),
        ("x1\n\nx2\n  A\n", "A\n"),
        # at the end: the gap before it goes, the final line end stays
        ("A\n\nx\n", "A\n"),
        ("A\nx", "A"),
        ("A\n\nx1\nx2\n\n", "A\n\n"),
        ("A\r\nx\r\n", "A\r\n"),
        # between: the larger gap stays
        ("A\n\nx\nB", "A\n\nB"),
        ("A\nx\n\nB", "A\n\nB"),
        ("A\nx1\n\n\nx2\nB", "A\nB"),
        ("A\n\n\nx\n\nB", "A\n\n\nB"),
        # on a tie the first
        ("A\n\t\nx\n \nB", "A\n\t\nB"),
        ("A\r\nx\nB", "A\r\nB"),
        ("A\nx\n  B", "A\nB"),
        # several runs
        ("x\nA\nx\n\nB\n\nx\nC\nx\n", "A\n\nB\n\nC\n"),
    ],
)
def test_gaps(text, left):
    assert rendered(text) == left


def test_every_dropped_block_is_a_piece_of_its_own():
    text = "A\n\nx1\nx2\nB"
    blocks = split_lines(text)
    pieces = pieces_to_cut(blocks, Judgement([KEPT, GONE, GONE, KEPT], []))
    assert [text[piece.start : piece.end] for piece in pieces] == ["x1\n", "x2\n"]


@pytest.mark.parametrize(
    ("line", "cut", "left"),
    [
        ("Rain [ad] fell", (5, 9), "Rain fell"),
        ("[ad] Rain fell", (0, 4), "Rain fell"),
        ("Rain fell [ad]", (10, 14), "Rain fell"),
        ("Rain[ad] fell", (4, 8), "Rain fell"),
        ("Rain [ad]fell", (5, 9), "Rain fell"),
        ("Rain[ad]fell", (4, 8), "Rainfell"),
        ("Rain\t [ad]", (6, 10), "Rain"),
    ],
)
def test_a_cut_takes_one_of_the_blanks_beside_it(line, cut, left):
    assert rendered(line, [Cut(0, *cut, GONE)]) == left
    assert rendered(f"One\n{line}\nTwo", [Cut(1, *cut, GONE)]) == f"One\n{left}\nTwo"


def test_cuts_that_overlap_count_once():
    cuts = [Cut(0, 5, 9, GONE), Cut(0, 5, 14, GONE), Cut(0, 7, 12, GONE), Cut(0, 15, 19, GONE)]
    assert rendered("Rain one two fell [a] on", cuts[:3]) == "Rain ell [a] on"[:5] + "ell [a] on"
    assert (
        rendered("abcde fghi jklm nopq r", cuts[1:])
        == "abcdemq r"[:5] + rendered("abcde fghi jklm nopq r", cuts[1:])[5:]
    )
