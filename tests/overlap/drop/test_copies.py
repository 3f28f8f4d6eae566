"""Which copy stays: one of each, no word that a reader would miss, no chain of likenesses."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from cleaner.overlap.drop.choice import Choice
from cleaner.overlap.drop.copies import copies
from cleaner.overlap.records import Article, Match, Overlap, Place
from tests.overlap.newsroom import article, compared

TEXT = "The ferry is back.\n\nIt sails at dawn.\n\nNobody believed us."
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
    found = copies(_overlap(articles, ("verbatim", (0, 1), (1, 1))), Choice(keep="longest"))
    assert _pairs(found) == {(0, 1): (1, 1)}
    assert found.gone[0].why.endswith("in the longest article")
    near = copies(_overlap(articles, ("near", (1, 1), (0, 2))), Choice(keep="longest", near=0.6))
    assert _pairs(near) == {(1, 1): (0, 2)}
    assert near.gone[0].why.endswith("which stays: the longest")


def test_outlets_first_in_rank_stay():
    articles = [_article(0, day=1), _article(1, day=2), _article(2, day=3)]
    links = [("verbatim", (0, 0), (1, 0)), ("verbatim", (1, 0), (2, 0))]
    found = copies(_overlap(articles, *links), Choice(keep="priority", priority=("O2", "o1")))
    assert _pairs(found) == {(0, 0): (2, 0), (1, 0): (2, 0)}
    assert found.gone[0].why.endswith("its outlet is first in rank")


def test_quotes_and_copied_runs_stay():
    links = [("quote-inside", (0, 0), (1, 0)), ("copied-run", (0, 1), (1, 1))]
    assert copies(_overlap([_article(0), _article(1)], *links)).gone == ()


def test_dismissed_matches_do_not_count():
    overlap = _overlap([_article(0), _article(1)], ("verbatim", (0, 0), (1, 0)))
    assert copies(overlap, dismissed={"m0"}).gone == ()


def test_what_is_merely_like_it_stays():
    articles = [_article(n, day=n + 1) for n in range(2)]
    links = [("near", (0, 0), (1, 1), 0.99), ("verbatim", (0, 1), (1, 2))]
    assert copies(_overlap(articles, *links)).gone == ()


def test_who_asks_for_it_has_what_is_like_it_go():
    articles = [_article(n, day=n + 1) for n in range(2)]
    overlap = _overlap(articles, ("near", (0, 0), (1, 1)))
    [copy] = copies(overlap, Choice(near=0.8)).gone
    assert (copy.kind, copy.score) == ("near", 0.9)
    assert copy.why.startswith(
        "nearly the same (80% of the words; they differ in "
        "it sails at dawn / the ferry is back) as paragraph 1"
    )
    assert copies(overlap, Choice(near=0.81)).gone == ()


def test_of_a_chain_both_ends_stay():
    articles = [_article(n, day=n + 1) for n in range(3)]
    overlap = _overlap(articles, ("near", (0, 0), (1, 1)), ("near", (1, 1), (2, 2)))
    assert _pairs(copies(overlap, Choice(near=0.6))) == {(1, 1): (0, 0)}


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


SHARES = "Shares in {} closed {} percent at {} euros on {} in Frankfurt, and nobody there knew why."
STRANGERS = {
    "other names and numbers": (
        SHARES.format("Wexley Motors", "down 2.3", "41.20", "Monday"),
        SHARES.format("Kott Chemicals", "up 1.1", "112.80", "Friday"),
    ),
    "another name": (
        SHARES.format("Wexley Motors", "down 2.3", "41.20", "Monday"),
        SHARES.format("Kott Chemicals", "down 2.3", "41.20", "Monday"),
    ),
    "up and down": (
        SHARES.format("Wexley Motors", "down 2.3", "41.20", "Monday"),
        SHARES.format("Wexley Motors", "up 2.3", "41.20", "Monday"),
    ),
    "the number that leads": (
        "37 people were killed when the river Osk burst its banks and swept away the market.",
        "41 people were killed when the river Osk burst its banks and swept away the market.",
    ),
    "a denial": (
        "The minister said that she did know of the dam when the river Osk burst its banks.",
        "The minister said that she did not know of the dam when the river Osk burst its banks.",
    ),
    "another currency": (
        "Its owners sold the mill on the river Osk for $40 million to a baker from Brackwater.",
        "Its owners sold the mill on the river Osk for £40 million to a baker from Brackwater.",
    ),
    "a letter": (
        "Wardens counted nine cases of hepatitis in the old mill on the river Osk last spring.",
        "Wardens counted nine cases of hepatitis A in the old mill on the river Osk last spring.",
    ),
    "vowel signs": (
        "नदी के किनारे पुरानी चक्की में कल रात आग लगी और नौ लोग घायल हुए",
        "नदी के किनारे पुरानी चक्की में कल रात आग लगा और नौ लोग घायल हुए",
    ),
    "below zero": (
        "At the weir of the river Osk it was 12 degrees on Sunday, the coldest day of the year.",
        "At the weir of the river Osk it was -12 degrees on Sunday, the coldest day of the year.",
    ),
    "a woman and a man": (
        "Die Angeklagte schwieg am Montag vor dem Landgericht zu dem Brand in der alten Mühle.",
        "Der Angeklagte schwieg am Montag vor dem Landgericht zu dem Brand in der alten Mühle.",
    ),
    "was and would be": (
        "Der Müller wurde nach dem Brand in der alten Mühle am Fluss von der Bäckerei entlassen.",
        "Der Müller würde nach dem Brand in der alten Mühle am Fluss von der Bäckerei entlassen.",
    ),
    "whom it was done to": (
        "El oso del zoo mató a Juan Pérez según la policía de Teruel y el alcalde de la ciudad.",
        "El oso del zoo mató Juan Pérez según la policía de Teruel y el alcalde de la ciudad.",
    ),
    "a sum more": (
        "The government has set aside 45 million for repairs of the dykes on the river Osk.",
        "The government has set aside 45 million of 90 for repairs of the dykes on the river Osk.",
    ),
}


def _went(one, other, **choice):
    overlap = compared(article("harbour", one), article("valley", other))
    assert [match.kind for match in overlap.matches] in (["near"], ["verbatim"])
    return copies(overlap, Choice(**choice))


@pytest.mark.parametrize(("one", "other"), STRANGERS.values(), ids=STRANGERS)
def test_what_says_something_else_stays(one, other):
    assert _went(one, other) == _went(other, one) == copies(_overlap([]))


def test_case_and_punctuation_are_no_words():
    one = "The U.S. mill on the Osk will close after nine years, said Ana Sørli: “Nobody came.”"
    other = "The US mill on the Osk will close, after nine years – said Ana Sørli – 'nobody came'"
    found = _went(one, other)
    assert [copy.kind for copy in found.gone] == ["verbatim"]
    assert found.whole == {1}


LOST = "{} on the river Osk lost {} sacks of flour to the rats in {}, its owners said on Monday."
SMALL = {
    "an article": (("Mill", "nine", "May"), ("The mill", "nine", "May"), "the / –"),
    "a number word": (("A mill", "nine", "May"), ("A mill", "9", "May"), "9 / nine"),
    "thousands": (("A mill", "3,400", "May"), ("A mill", "3400", "May"), "3400 / 3 400"),
    "a month": (("A mill", "nine", "Sept"), ("A mill", "nine", "September"), "september / sept"),
    "per cent": (("A mill", "9% of", "May"), ("A mill", "9 per cent of", "May"), "per cent / %"),
}


@pytest.mark.parametrize(("one", "other", "differ"), SMALL.values(), ids=SMALL)
def test_small_words_and_the_spelling_of_numbers(one, other, differ):
    [copy] = _went(LOST.format(*one), LOST.format(*other)).gone
    assert (copy.kind, copy.gone.article) == ("near", 1)
    assert f"they differ in {differ})" in copy.why


def test_accents_may_be_signs_of_their_own():
    one = "Die alte Mühle am Fluß schließt nach neun Jahren, wie die Bäckerei am Montag bestätigte."
    found = _went(one, unicodedata.normalize("NFD", one))
    assert [copy.kind for copy in found.gone] == ["verbatim"]


def test_likeness_does_not_make_up_for_another_number():
    one, other = (LOST.format("A mill", number, "May") for number in ("nine", "ten"))
    assert _went(one, other, near=0.5).gone == ()
    one, other = (LOST.format("A mill", "nine", where) for where in ("the barn", "its barn in May"))
    assert _went(one, other, near=0.5).gone == ()


def test_of_many_copies_those_with_the_same_amount_go():
    sold = (
        "Its owners sold the old mill on the river Osk for {} million to a baker from Brackwater."
    )
    texts = [sold.format("$40"), *[sold.format("£40")] * 40]
    articles = [article(f"o{number:02}", text) for number, text in enumerate(texts)]
    found = copies(compared(*articles))
    assert {copy.gone.article for copy in found.gone} == set(range(2, 41))
    assert {copy.kept.article for copy in found.gone} == {1}


NODES = st.tuples(st.integers(0, 5), st.integers(0, 2))
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["verbatim", "near", "quote-inside"]),
        NODES,
        NODES,
        st.floats(0, 1),
    )
    .map(lambda link: link if link[0] != "verbatim" else (*link[:2], (link[2][0], link[1][1]), 1.0))
    .filter(lambda link: link[1] != link[2]),
    max_size=20,
)
DAYS = st.lists(st.none() | st.integers(1, 9), min_size=6, max_size=6)


@pytest.mark.parametrize("keep", ["earliest", "longest", "priority"])
@pytest.mark.parametrize("near", [None, 0.6])
@given(links=LINKS, days=DAYS, data=st.data())
def test_what_goes_is_like_what_stays(keep, near, links, days, data):
    articles = [_article(n, day=day, longer=n % 3) for n, day in enumerate(days)]
    priority = ("o3", "o1") if keep == "priority" else ()
    choice = Choice(keep=keep, priority=priority, near=near)
    found = copies(_overlap(articles, *links), choice)
    gone, pairs = _gone(found), _pairs(found)
    links = [link for link in links if link[0] != "quote-inside" and link[1][0] != link[2][0]]
    same = _classes([(a, b) for _, a, b, _ in links if a[1] == b[1]])
    alike = {
        frozenset((same.get(a, a), same.get(b, b)))
        for kind, a, b, _ in links
        if near and kind == "near"
    }
    for one, kept in pairs.items():
        assert kept not in gone
        heads = frozenset((same.get(one, one), same.get(kept, kept)))
        assert len(heads) == 1 or heads in alike
    for group in _groups(_classes([(a, b) for _, a, b, _ in links])):
        assert group - gone
    assert gone <= {node for _, a, b, _ in links for node in (a, b)}
    order = data.draw(st.permutations(links))
    again = copies(_overlap(articles, *order), choice)
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


def _timed(articles, *times):
    moments = [time and dt.datetime.fromisoformat(time) for time in times]
    return [
        structs.replace(article, date=time.date(), time=time) if time else article
        for article, time in zip(articles, moments, strict=True)
    ]


@pytest.mark.parametrize(
    ("times", "days", "stays", "why"),
    [
        (("2020-01-06T16:00+00:00", "2020-01-06T06:00+00:00"), (0, 0), 1, "the earliest"),
        (("2020-01-06T16:00+00:00", None), (0, 6), 0, "the earliest, a mere day counted as"),
        ((None, "2020-01-07T16:00+00:00"), (6, 0), 0, "the earliest"),
        (("2020-01-06T16:00+00:00",) * 2, (0, 0), 0, "the first by name, of the same time"),
        ((None, "2020-01-06T16:00+00:00"), (None, 0), 1, "the earliest of known date"),
    ],
)
def test_the_earliest_is_told_by_the_moment(times, days, stays, why):
    articles = _timed([_article(n, day=day) for n, day in enumerate(days)], *times)
    (copy,) = copies(_overlap(articles, ("verbatim", (0, 0), (1, 0)))).gone
    assert copy.kept.article == stays
    assert copy.why.rpartition("which stays: ")[2].startswith(why)


def test_the_reason_names_the_hour_where_it_decides():
    articles = _timed(
        [_article(0), _article(1)], "2020-01-06T16:00+00:00", "2020-01-06T06:00+00:00"
    )
    (copy,) = copies(_overlap(articles, ("verbatim", (0, 0), (1, 0)))).gone
    assert "(o1, 2020-01-06 06:00 UTC), which stays: the earliest" in copy.why
