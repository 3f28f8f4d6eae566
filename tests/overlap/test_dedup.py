"""Which copy stays: one of each, and never a chain that leaves nothing like what went."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.overlap.dedup import copies
from cleaner.overlap.records import Article, Match, Overlap, Place

TEXT = "The ferry is back.\n\nIt sails at nine.\n\nNobody believed us."
SPANS = ((0, 18), (20, 37), (39, 58))


def _article(number, *, outlet=None, day=None, longer=0, kept=(True, True, True)):
    date = dt.date(2020, 1, day) if day else None
    name = f"d{number}"
    text = TEXT + " " * longer
    return Article(
        id=name, outlet=outlet or f"o{number}", text=text, paragraphs=SPANS, kept=kept, date=date
    )


def _place(articles, node):
    start, end = articles[node[0]].paragraphs[node[1]]
    return Place(node[0], node[1], 1 + 2 * node[1], start, end)


def _overlap(articles, *links):
    """Links are (kind, one, other) or (kind, one, other, score)."""
    matches = tuple(
        Match(
            id=f"m{number}",
            kind=kind,
            score=score[0] if score else 0.9,
            a=_place(articles, one),
            b=_place(articles, other),
            spans=(),
            words=4,
            containment_a=0.9,
            containment_b=0.8,
        )
        for number, (kind, one, other, *score) in enumerate(links)
    )
    sizes = (12,) * len(articles)
    return Overlap(
        articles=tuple(articles), matches=matches, clusters=(), words=sizes, shared=sizes, table={}
    )


def _gone(found):
    return {(copy.gone.article, copy.gone.paragraph) for copy in found.gone}


def _pairs(found):
    return {
        (copy.gone.article, copy.gone.paragraph): (copy.kept.article, copy.kept.paragraph)
        for copy in found.gone
    }


def test_the_earliest_stays_and_the_undated_go():
    articles = [_article(0), _article(1, day=7), _article(2, day=6)]
    links = [("verbatim", (0, 0), (1, 0)), ("verbatim", (1, 0), (2, 0))]
    found = copies(_overlap(articles, *links))
    assert _pairs(found) == {(0, 0): (2, 0), (1, 0): (2, 0)}
    assert found.gone[0].why == (
        "the same words as paragraph 1 (line 1) of d2 (o2, 2020-01-06), "
        "which stays: the earliest of known date"
    )
    assert found.gone[1].why.endswith("which stays: the earliest")


def test_the_longest_stays():
    articles = [_article(0, day=1), _article(1, day=2, longer=5)]
    found = copies(_overlap(articles, ("verbatim", (0, 1), (1, 1))), keep="longest")
    assert _pairs(found) == {(0, 1): (1, 1)}
    assert found.gone[0].why.endswith("in the longest article")
    near = copies(_overlap(articles, ("near", (1, 1), (0, 2))), keep="longest")
    assert _pairs(near) == {(1, 1): (0, 2)}
    assert near.gone[0].why.endswith("which stays: the longest")


def test_outlets_first_in_rank_stay():
    articles = [_article(0, day=1), _article(1, day=2), _article(2, day=3)]
    links = [("verbatim", (0, 0), (1, 0)), ("verbatim", (1, 0), (2, 0))]
    found = copies(_overlap(articles, *links), keep="priority", priority=("O2", "o1"))
    assert _pairs(found) == {(0, 0): (2, 0), (1, 0): (2, 0)}
    assert found.gone[0].why.endswith("its outlet is first in rank")


def test_quotes_and_copied_runs_stay():
    links = [("quote-inside", (0, 0), (1, 0)), ("copied-run", (0, 1), (1, 1))]
    assert copies(_overlap([_article(0), _article(1)], *links)).gone == ()


def test_dismissed_matches_do_not_count():
    overlap = _overlap([_article(0), _article(1)], ("verbatim", (0, 0), (1, 0)))
    assert copies(overlap, dismissed={"m0"}).gone == ()


def test_of_a_chain_both_ends_stay():
    articles = [_article(n, day=n + 1) for n in range(3)]
    found = copies(_overlap(articles, ("near", (0, 0), (1, 0)), ("near", (1, 0), (2, 0))))
    assert _pairs(found) == {(1, 0): (0, 0)}
    assert found.gone[0].why.startswith("nearly the same (80% of the words) as")


def test_of_a_star_of_copies_one_stays_though_its_ends_are_not_linked():
    articles = [_article(0, day=9), *(_article(n, day=n) for n in range(1, 6))]
    star = [("verbatim", (0, 0), (n, 0)) for n in range(1, 6)]
    found = copies(_overlap(articles, *star))
    assert set(_pairs(found).values()) == {(1, 0)}
    assert len(found.gone) == 5


def test_an_article_goes_whole_when_all_that_takes_part_goes():
    articles = [_article(0, day=1), _article(1, day=2, kept=(True, False, True)), _article(2)]
    links = [("verbatim", (0, 0), (1, 0)), ("verbatim", (0, 2), (1, 2))]
    links += [("verbatim", (0, 1), (2, 1))]
    assert copies(_overlap(articles, *links)).whole == {1}


def test_nothing():
    found = copies(_overlap([]))
    assert (found.gone, found.whole) == ((), frozenset())


NODES = st.tuples(st.integers(0, 5), st.integers(0, 2))
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["verbatim", "near", "quote-inside"]),
        NODES,
        NODES,
        st.floats(0, 1),
    ).filter(lambda link: link[1] != link[2]),
    max_size=20,
)
DAYS = st.lists(st.none() | st.integers(1, 9), min_size=6, max_size=6)


@pytest.mark.parametrize("keep", ["earliest", "longest", "priority"])
@given(links=LINKS, days=DAYS, data=st.data())
def test_what_goes_is_like_what_stays(keep, links, days, data):
    articles = [_article(n, day=day, longer=n % 3) for n, day in enumerate(days)]
    priority = ("o3", "o1") if keep == "priority" else ()
    found = copies(_overlap(articles, *links), keep=keep, priority=priority)
    gone, pairs = _gone(found), _pairs(found)
    links = [link for link in links if link[1][0] != link[2][0]]
    same = _classes([(a, b) for kind, a, b, _ in links if kind == "verbatim"])
    alike = {
        frozenset((same.get(a, a), same.get(b, b))) for kind, a, b, _ in links if kind == "near"
    }
    for one, kept in pairs.items():
        assert kept not in gone
        heads = frozenset((same.get(one, one), same.get(kept, kept)))
        assert len(heads) == 1 or heads in alike
    every = {node for kind, a, b, _ in links if kind != "quote-inside" for node in (a, b)}
    for group in _groups(_classes([(a, b) for k, a, b, _ in links if k != "quote-inside"])):
        assert group - gone
    assert gone <= every
    order = data.draw(st.permutations(links))
    again = copies(_overlap(articles, *order), keep=keep, priority=priority)
    assert set(_gone(again)) == gone


def _classes(edges):
    head = {}
    for edge in edges:
        for node in edge:
            head.setdefault(node, node)
    for _ in head:
        for one, other in edges:
            low = min(head[one], head[other])
            head[one] = head[other] = low
    return head


def _groups(head):
    groups = {}
    for node, low in head.items():
        groups.setdefault(low, set()).add(node)
    return list(groups.values())
