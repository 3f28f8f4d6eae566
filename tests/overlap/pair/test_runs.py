"""Shared runs: the longest around every n-gram that different outlets share, and no others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.overlap.newsroom import FERRY, OWLS, TAILOR, article, grouped, runs_in


def runs_of(*articles, size=5, cap=50, only=None):
    rows, words, groups = grouped(*articles)
    found = runs_in(words, groups, size=size, cap=cap, only=only)
    return rows, words, list(zip(*(column.tolist() for column in found), strict=True))


def texts(rows, words, runs):
    """The words of each run on both sides."""
    pairs = []
    for i, j, n in runs:
        sides = []
        for at in (i, j):
            row = int(words.passage(np.array([at]))[0])
            text = rows.articles[rows.article[row]].text
            sides.append(text[words.start[at] : words.end[at + n - 1]])
        pairs.append(tuple(sides))
    return pairs


def plain(words, groups, size):
    """All longest runs, found by comparing every word with every other."""
    key, found = words.key.tolist(), set()
    stands = sorted(groups.first.tolist())
    for p, a in enumerate(stands):
        for b in stands[p + 1 :]:
            one, other = groups.of[[a]], groups.of[[b]]
            if one[0] == other[0] or not groups.apart(one, other)[0]:
                continue
            for i in range(words.first[a], words.stop[a]):
                for j in range(words.first[b], words.stop[b]):
                    n = _long(key, i, j)
                    first = i in words.first or j in words.first or key[i - 1] != key[j - 1]
                    if first and n >= size:
                        found.add((i, j, n))
    return found


def _long(key, i, j):
    n = 0
    while j + n < len(key) and key[i + n] == key[j + n]:
        n += 1
    return n


WORDS = st.lists(st.sampled_from("abc"), max_size=14).map(" ".join)
STORIES = st.lists(st.lists(WORDS, max_size=3), max_size=4)


@given(STORIES, st.integers(1, 6), st.lists(st.sampled_from("uvw"), min_size=4, max_size=4))
def test_all_longest_runs_and_no_others(stories, size, outlets):
    articles = [
        article(outlets[number], *story, id=str(number)) for number, story in enumerate(stories)
    ]
    _, words, groups = grouped(*articles)
    found = runs_in(words, groups, size=size, cap=10_000)
    listed = list(zip(*(column.tolist() for column in found), strict=True))
    assert len(set(listed)) == len(listed)
    assert set(listed) == plain(words, groups, size)


def test_a_run_amid_other_words():
    inside = "the longest curtain in the valley, a patchwork"
    rows, words, runs = runs_of(
        article("harbour", TAILOR, FERRY), article("valley", OWLS, f"They saw {inside} of silk.")
    )
    assert texts(rows, words, runs) == [(f"{inside} of", f"{inside} of")]


def test_runs_never_go_beyond_a_passage():
    rows, words, runs = runs_of(
        article("harbour", FERRY, OWLS), article("valley", FERRY, f"{OWLS} They hoot.")
    )
    assert [pair[0] for pair in texts(rows, words, runs)] == [OWLS[:-1]]


def test_one_outlet_shares_nothing_with_itself():
    assert runs_of(article("harbour", FERRY, f"{FERRY} Yes."))[2] == []


def test_shorter_than_an_n_gram():
    assert (
        runs_of(article("harbour", "We sat there"), article("valley", "So we sat there"))[2] == []
    )
    assert runs_of()[2] == []


@pytest.mark.parametrize(("outlets", "pairs"), [(3, 3), (4, 0)])
def test_what_too_many_share_proves_nothing(outlets, pairs):
    phrase = "could not at once be reached"
    articles = [article(f"o{n}", f"The owner{n} {phrase} again{n}.") for n in range(outlets)]
    assert len(runs_of(*articles, cap=3)[2]) == pairs


def test_n_grams_may_begin_only_where_they_may():
    one, other = article("harbour", FERRY), article("valley", f"{FERRY} Yes.")
    _, words, _ = runs_of(one, other)
    only = np.zeros(len(words.key), bool)
    assert runs_of(one, other, only=only)[2] == []
    only[[3, int(words.first[1]) + 3]] = True
    assert runs_of(one, other, only=only)[2] == [(0, 35, 34)]


@pytest.mark.xfail(reason="the cap counts where an n-gram stands, not passages that share it")
def test_a_phrase_said_over_and_over_is_shared_by_two_passages():
    chant = "down with the wet bread"
    one = article("harbour", f"The bakers sang: {chant}, {chant}, {chant}, and went home.")
    assert runs_of(one, article("valley", f"They wrote “{chant}” on doors."), cap=3)[2]
