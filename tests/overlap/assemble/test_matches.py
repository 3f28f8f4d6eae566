"""Matches as records: sides, spans, names and reasons."""

from __future__ import annotations

import copy
import pickle

import pytest
from msgspec import structs

from tests.overlap.newsroom import FERRY, OWLS, TAILOR, article, compared, match_of

SPEECH = "“We mended the nets by candle light and cursed the herring”, said a skipper called Hobb."
LATER = (
    "The museum shows how they “mended the nets by candle light and cursed the herring” in the "
    "winter of the great storm."
)


def test_a_list_of_records():
    found = compared(article("harbour", FERRY, OWLS), article("valley", OWLS, FERRY)).matches
    assert len(found) == 2
    assert found[0] == found[-2]
    assert found[:1] == [found[0]]
    assert [*found] == [found[0], found[1]]
    with pytest.raises(IndexError):
        found[2]


def test_what_is_found_in_the_same_articles_is_equal():
    articles = article("harbour", FERRY, OWLS), article("valley", OWLS, FERRY)
    one, same = compared(*articles), compared(*articles)
    assert (one, one.matches, one.clusters) == (same, same.matches, same.clusters)
    other = compared(article("harbour", FERRY, TAILOR), article("valley", TAILOR, FERRY))
    assert one.matches != other.matches
    assert one.clusters != other.clusters
    assert one.matches != [*one.matches]
    assert one.clusters != [*one.clusters]
    assert len({one.matches, same.matches}) == len({one.clusters, same.clusters}) == 1


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("asked", [True, False], ids=["asked", "unasked"])
def test_what_was_found_can_be_sent_about(protocol, asked):
    one = compared(
        article("harbour", FERRY, OWLS, TAILOR, date="2022-11-15"),
        article("valley", OWLS, FERRY, date="2022-11-14"),
        article("quay", f"“{FERRY}” The Associated Press"),
    )
    whole = [*one.matches], [*one.clusters]
    if not asked:
        one = compared(*one.articles)
    sent = pickle.loads(pickle.dumps(one, protocol))  # noqa: S301
    assert sent == one == copy.deepcopy(one)
    assert ([*sent.matches], [*sent.clusters]) == whole
    assert pickle.loads(pickle.dumps(one.matches[0], protocol)) == whole[0][0]  # noqa: S301


def test_what_is_shown_of_it_is_short():
    assert repr(compared(article("harbour", FERRY), article("valley", FERRY))) == (
        "<Overlap: 2 of 2 articles share passages>"
    )


def test_a_verbatim_match():
    overlap = compared(article("valley", TAILOR, FERRY), article("harbour", f"“{FERRY}”"))
    (match,) = overlap.matches
    assert [each.id for each in overlap.articles] == ["harbour", "valley"]
    assert (match.kind, match.score, match.words) == ("verbatim", 1.0, 34)
    assert (match.a.article, match.a.paragraph, match.a.line, match.a.start) == (0, 0, 1, 0)
    assert (match.b.article, match.b.paragraph, match.b.line) == (1, 1, 3)
    (span,) = match.spans
    for place, start, end in ((0, span.a_start, span.a_end), (1, span.b_start, span.b_end)):
        assert overlap.articles[place].text[start:end] == FERRY[:-1]
    assert match.text == FERRY[:-1]
    assert "34 words" in match.why
    assert match.cluster == overlap.clusters[0].id
    assert (match.agency_a, match.agency_b, match.credited) == (None, None, None)


def test_quotation_inside_other_words():
    match = match_of(SPEECH, LATER)
    assert (match.kind, match.words) == ("quote-inside", 10)
    assert match.text == "mended the nets by candle light and cursed the herring"
    assert "quotation" in match.why
    assert "10 shared words" in match.why
    assert match.containment_a == pytest.approx(10 / 16, abs=1e-4)
    assert match.containment_b == pytest.approx(10 / 22, abs=1e-4)


def test_the_earlier_day_is_the_first_side():
    days = [("2022-11-15", "2022-11-14"), (None, "2022-11-14"), ("2022-11-14", "2022-11-14")]
    first = []
    for one, other in days:
        overlap = compared(
            article("harbour", SPEECH, date=one), article("valley", TAILOR, LATER, date=other)
        )
        (match,) = overlap.matches
        a, b = (overlap.articles[side.article] for side in (match.a, match.b))
        (span,) = match.spans
        words = "mended the nets by candle light and cursed the herring"
        assert a.text[span.a_start : span.a_end] == words == b.text[span.b_start : span.b_end]
        assert (match.containment_a < 0.6) == (a.outlet == "valley")
        first.append(a.outlet)
    assert first == ["valley", "valley", "harbour"]


def test_undated_sides_are_ordered_by_outlet_and_id():
    overlap = compared(article("b", FERRY, id="1"), article("a", FERRY, id="2"))
    assert [overlap.articles[overlap.matches[0].a.article].id] == ["2"]


@pytest.mark.parametrize("join", ["\n\n", "\r\n\r\n", "\r\r", " \n\t\r\n"])
def test_lines_by_every_line_end(join):
    (match,) = compared(
        article("harbour", "One", FERRY, join=join), article("valley", FERRY)
    ).matches
    assert (match.a.line, match.b.line) == (3, 1)


def test_agencies_of_both_sides():
    one = article("harbour", "BRACKWATER (Reuters) - Rain.", FERRY)
    other = article("valley", FERRY, "– AFP")
    (match,) = compared(one, other).matches
    assert (match.agency_a, match.agency_b, match.credited) == ("Reuters", "AFP", "Reuters")
    (match,) = compared(article("harbour", FERRY), other).matches
    assert (match.agency_a, match.credited) == (None, "AFP")


def test_spans_of_reordered_parts():
    one, other = f"{FERRY} {OWLS}", f"{OWLS} {FERRY}"
    match = match_of(one, other)
    assert (match.kind, match.containment_a, match.containment_b) == ("near", 1.0, 1.0)
    assert [one[span.a_start : span.a_end] for span in match.spans] == [FERRY[:-1], OWLS[:-1]]
    assert [other[span.b_start : span.b_end] for span in match.spans] == [FERRY[:-1], OWLS[:-1]]
    assert match.text == f"{FERRY[:-1]} […] {OWLS[:-1]}"


def test_small_changes_do_not_tear_a_span():
    other = FERRY.replace("outer", "farthest").replace("two hundred ", "")
    match = match_of(FERRY, other)
    assert len(match.spans) == 1
    assert match.words == 31


def ids(*articles):
    return sorted(match.id for match in compared(*articles).matches)


def test_ids_are_of_outlets_and_words_not_of_places():
    one, other = article("harbour", FERRY), article("valley", TAILOR, FERRY)
    assert ids(one, other) == ids(other, one)
    assert ids(one, other) == ids(structs.replace(one, id="zz", name="/elsewhere"), other)
    assert ids(one, other) == ids(one, article("valley", FERRY))
    assert ids(one, other) == ids(structs.replace(one, date=None, title="Ferry"), other)
    assert ids(one, other) != ids(one, article("quarry", FERRY))
    assert ids(one, other) != ids(article("harbour", f"{FERRY}!"), other)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in ids(one, other))


def test_an_id_is_the_same_on_every_machine():
    one, other = (article(name, "Hedgehogs adore custard tarts.") for name in ("harbour", "valley"))
    assert ids(one, other) == ["64315999fff607a4"]


def test_copies_in_one_outlet_have_ids_of_their_own():
    articles = [article("valley", FERRY, FERRY, id=str(number)) for number in range(3)]
    found = ids(article("harbour", FERRY), *articles)
    assert len(found) == len({*found}) == 6
    assert set(ids(article("harbour", FERRY), *articles[:2])) < {*found}


def test_ids_of_copies_that_differ_in_marks_alone():
    one, other = article("harbour", FERRY, id="1"), article("harbour", f"{FERRY}!", id="2")
    third = article("valley", FERRY, id="3")
    assert ids(one, other, third) == ids(
        structs.replace(one, id="2"), structs.replace(other, id="1"), third
    )


@pytest.mark.xfail(reason="where the later outlet was first, words are still those of the other")
def test_words_are_counted_in_the_first_side():
    torn = TAILOR.replace(" a ", " a").replace(" of ", " of").replace(" the ", " the")
    one, other = article("harbour", TAILOR), article("valley", torn, date="2022-11-14")
    (match,) = compared(one, other).matches
    assert match.kind == "near"
    assert match.words == len(match.text.replace("[…]", "").split())
