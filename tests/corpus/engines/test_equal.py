"""What DuckDB finds is what the engine in memory finds: all of it, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from cleaner.duckdb import found_overlap
from cleaner.model import InputError
from cleaner.overlap import Article, OverlapOptions, find_overlap
from cleaner.overlap.report.counts import credited_in, kinds_of
from cleaner.overlap.report.pairs import pair_records

from .made import articles, facts, lines, md5

FERRY = (
    "The ferry to the outer islands sailed again on Monday, nine days after the strike began, and "
    "two hundred people stood on the quay in the rain and clapped when the ramp came down."
)
TAILOR = (
    "A tailor from Brackwater has sewn the longest curtain in the valley, a patchwork of three "
    "hundred flour sacks that now hangs between the mill and the chapel."
)


def one(outlet: str, text: str, *, name: str, kept: bool = True) -> Article:
    """An article of one paragraph."""
    return Article(id=name, outlet=outlet, text=text, paragraphs=((0, len(text)),), kept=(kept,))


def same(*several: Article, **options: object) -> int:
    """Compare both engines; how many matches there are."""
    how = OverlapOptions(**options)
    expected = facts(find_overlap(several, options=how))
    with found_overlap(several, options=how, memory="1GB") as overlap:
        found = facts(overlap)
    for name, value in expected.items():
        assert found[name] == value, name
    return len(expected["matches"])


def test_links_in_markdown():
    there = FERRY.replace("outer islands", "[outer islands](https://two.example/islands_(outer))")
    here = FERRY.replace("Monday", "[Monday](/monday)").replace("in the rain", "[in](/in) the rain")
    found = same(one("one.example", here, name="a"), one("two.example", there, name="b"))
    assert found == 1
    near = there.replace("two hundred", "[three hundred](/people)")
    assert same(one("one.example", here, name="a"), one("two.example", near, name="b")) == 1


def test_ten_thousand_paragraphs():
    several = articles(10_000)
    expected = find_overlap(several)
    with found_overlap(reversed(several), memory="1GB") as overlap:
        assert md5(lines(overlap)) == md5(lines(expected))
        assert list(overlap.clusters) == list(expected.clusters)
        assert (overlap.words, overlap.shared) == (expected.words, expected.shared)
        assert overlap.table == expected.table
        assert list(overlap.pairs) == list(expected.pairs)
        assert list(pair_records(overlap)) == list(pair_records(expected))
        assert (kinds_of(overlap), credited_in(overlap)) == (
            kinds_of(expected),
            credited_in(expected),
        )
        assert min(kinds_of(overlap).values()) > 50
        assert credited_in(overlap) > 50


@pytest.mark.parametrize("seed", range(2, 6))
def test_smaller_sets(seed):
    assert same(*articles(600, seed=seed)) > 50


@pytest.mark.parametrize(
    "options", [{"same_outlet": True}, {"min_words": 12}, {"limit": 40}, {"limit": 40_000}]
)
def test_options(options):
    assert same(*articles(500, seed=9), **options) > 10


@pytest.mark.parametrize("count", [2, 31, 32, 33, 120])
def test_many_copies(count):
    copies = [one(f"o{number % 7}", FERRY, name=f"{number}") for number in range(count)]
    assert same(*copies) > 0


def test_many_copies_beside_many_near_copies():
    several = [one(f"a{number % 5}", FERRY, name=f"a{number}") for number in range(60)]
    other = FERRY.replace("nine", "ten")
    several += [one(f"b{number % 3}", other, name=f"b{number}") for number in range(60)]
    several += [one("a0", FERRY.replace("nine", "six"), name="c")]
    several += [one("b1", TAILOR, name=f"t{number}") for number in range(70)]
    several += [one("b2", TAILOR.replace("sewn", "made"), name="u")]
    assert same(*several) > 200


def test_a_crowd_of_changed_copies():
    several = []
    for number in range(120):
        words = FERRY.split()
        words[number % len(words)] = f"w{number}"
        several.append(one(f"o{number % 30}", " ".join(words), name=f"{number}"))
    assert same(*several) > 100


def test_many_copies_of_what_many_resemble():
    words = FERRY.split()
    changed = [
        " ".join([*words[:at], f"w{at}{number}", *words[at + 1 :]])
        for at in range(len(words))
        for number in range(4)
    ]
    texts = [FERRY] * 90 + changed + [changed[4]] * 40
    several = [one(f"o{number % 7}", text, name=f"{number}") for number, text in enumerate(texts)]
    assert 0 < same(*several) < 90 * len(changed)


def test_short_quotations_of_two_stories_and_of_one():
    said = '"the curtain is for nobody", said the tailor of {name} to {other}'
    names = ("Petra Lund", "Tamsin Oakes", "Ellory Marsh", "Aldous Wren", "Quillon Vale")
    several = [
        one(
            f"o{number}",
            said.format(name=name, other=other) + f" on day {number}.",
            name=f"{number}",
        )
        for number, (name, other) in enumerate(
            (name, other) for name in names for other in names if name != other
        )
    ]
    assert same(*several) > 0


@pytest.mark.parametrize(
    "several",
    [
        [],
        [one("harbour", "", name="a")],
        [one("harbour", FERRY, name="a")],
        [one("harbour", FERRY, name="a"), one("harbour", FERRY, name="b")],
        [one("harbour", FERRY, name="a", kept=False), one("valley", FERRY, name="b")],
        [one("harbour", "…", name="a"), one("valley", "…", name="b")],
        [one("harbour", FERRY, name="a"), one("valley", TAILOR, name="b")],
    ],
    ids=["nothing", "empty", "alone", "one-outlet", "gone", "no-words", "strangers"],
)
def test_sets_without_matches(several):
    assert same(*several) == 0


def test_texts_that_trip_databases():
    odd = f'it\'s "odd"; -- {FERRY} \x00 \\ % $part 渡し船が戻った ½ \U0001f6a2 {TAILOR}'
    assert same(one("o'h", odd, name="a'"), one('v"y', odd + " so", name="b;")) == 1


def test_the_order_of_outlets_is_that_of_their_signs():
    outlets = ("é", "z", "Z", "\U0001f6a2", "\uff5a", "", "a\x00b")
    assert same(*(one(outlet, FERRY, name=outlet + "1") for outlet in outlets)) == 21


def test_ids_that_stand_twice_are_refused():
    several = [one("harbour", FERRY, name="a"), one("valley", FERRY, name="a")]
    with pytest.raises(ValueError, match="same id"), found_overlap(several, memory="1GB"):
        pass


def test_half_a_surrogate_pair_is_refused():
    odd = structs.replace(one("harbour", "a\ud800", name="a"), name="here.txt")
    said = "here.txt: article 'a': half a surrogate pair at character 2"
    with pytest.raises(InputError, match=said), found_overlap([odd], memory="1GB"):
        pass


def test_nothing_is_left_behind(tmp_path: Path):
    several = articles(50)
    with found_overlap(several, memory="1GB", folder=tmp_path) as overlap:
        assert len(list(tmp_path.iterdir())) == 1
        assert overlap.articles[0].text
    assert list(tmp_path.iterdir()) == []


def test_matches_are_asked_for_in_any_order():
    several = articles(3_000, seed=4)
    expected = find_overlap(several)
    with found_overlap(several, memory="1GB") as overlap:
        count = len(overlap.matches)
        for at in (count - 1, 0, count // 2, -1):
            assert overlap.matches[at] == expected.matches[at]
        assert overlap.matches[3:6] == expected.matches[3:6]
        with pytest.raises(IndexError):
            overlap.matches[count]
