from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.model import KEPT, Reason
from cleaner.strip.render import Piece
from cleaner.strip.rest import Rest, block_reasons

FIRST = Reason("first", "share", "why", 0.9)
SECOND = Reason("second", "app", "why", 0.9)


def test_all_of_a_text():
    assert Rest.of("abc").text == "abc"
    assert Rest.of("").spans == ()
    assert Rest.of("").without([]).text == ""


def test_offsets_are_those_of_the_original():
    rest = Rest.of("0123456789").without([Piece(2, 4, FIRST)])
    assert rest.text == "01456789"
    again = rest.without([Piece(3, 5, SECOND)])
    assert again.text == "014789"
    assert [(piece.start, piece.end) for piece in again.gone] == [(2, 4), (5, 7)]


def test_a_piece_over_an_earlier_cut_falls_apart():
    rest = Rest.of("0123456789").without([Piece(2, 4, FIRST)]).without([Piece(1, 4, SECOND)])
    assert rest.text == "06789"
    assert [(piece.start, piece.end, piece.reason.by) for piece in rest.gone] == [
        (1, 2, "second"),
        (2, 4, "first"),
        (4, 6, "second"),
    ]


def test_where_offsets_of_the_original_are_now():
    rest = Rest.of("0123456789").without([Piece(2, 4, FIRST), Piece(7, 8, FIRST)])
    assert rest.left_of({0, 1, 2, 3, 4, 7, 9}) == {0, 1, 2, 6}
    assert Rest.of("0123").left_of({1, 3}) == {1, 3}
    assert rest.left_of(()) == frozenset()


def test_from_both_ends():
    rest = Rest.of("0123456789").without([Piece(0, 2, FIRST), Piece(8, 10, FIRST)])
    assert rest.text == "234567"
    assert rest.without([Piece(0, 6, SECOND)]).text == ""
    assert rest.without([Piece(0, 6, SECOND)]).spans == ()


def test_a_block_is_gone_when_nothing_is_left_of_it():
    gone = (Piece(0, 3, FIRST), Piece(3, 10, SECOND), Piece(12, 14, FIRST))
    reasons = block_reasons([0, 12, 20], [9, 18, 22], gone)
    assert reasons == [SECOND, KEPT, KEPT]  # the larger part speaks
    assert block_reasons([0], [3], ()) == [KEPT]
    assert block_reasons([], [], gone) == []


@given(st.text("ab \n", max_size=30), st.data())
def test_what_two_have_in_common_is_left_in_both(text, data):
    def cut() -> Rest:
        flags = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
        gone = [Piece(at, at + 1, KEPT) for at, goes in enumerate(flags) if goes]
        return Rest.of(text).without(gone)

    def places(rest: Rest) -> set[int]:
        return {at for start, end in rest.spans for at in range(start, end)}

    one, other = cut(), cut()
    assert one.size == len(places(one))
    assert one.in_common(other) == other.in_common(one) == len(places(one) & places(other))
