from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleaner.read.html.chain import Match, heaviest_chain

OVERLAP = 2
PLACES = st.tuples(*[st.integers(low, 8) for low in (0, 0, 1, 1)])


def weight_of(chain: tuple[Match, ...] | list[Match]) -> int:
    return sum(match.weight for match in chain)


def is_chain(matches: tuple[Match, ...] | list[Match]) -> bool:
    return all(
        one.line < two.line and one.end <= two.start + OVERLAP for one, two in pairwise(matches)
    )


@given(st.lists(PLACES, max_size=8))
def test_no_chain_is_heavier(places: list[tuple[int, ...]]) -> None:
    matches = sorted(
        (Match(line, start, start + size, weight) for line, start, size, weight in places),
        key=lambda match: match.line,
    )
    chain = heaviest_chain(matches, overlap=OVERLAP)
    assert is_chain(chain)
    assert weight_of(chain) == max(
        weight_of(chosen)
        for size in range(len(matches) + 1)
        for chosen in combinations(matches, size)
        if is_chain(chosen)
    )


def test_among_equals_the_first_stays() -> None:
    matches = [Match(0, 0, 5, 5), Match(1, 0, 5, 5), Match(1, 9, 14, 5), Match(2, 9, 14, 5)]
    assert heaviest_chain(matches, overlap=OVERLAP) == [matches[0], matches[2]]
