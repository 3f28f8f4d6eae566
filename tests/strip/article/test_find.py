"""The article among the blocks, by a judge whose every word is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner.read.split import split
from cleaner.strip.article.find import KEPT_PROSE, LEAST_PROSE, Article, Trust, find_article
from cleaner.strip.article.headline import SEARCHED
from cleaner.strip.article.heads import ABOVE, Clues
from cleaner.strip.article.titled import Titles
from cleaner.strip.by_html import BRIEF, LEAST_KEPT
from cleaner.strip.fitted.judge import LineJudge
from tests.strip.by_word import ByWord, judge_by_word
from tests.strip.conftest import BODY

SAYS = {"menu": -5.0, "maybe": -1.0, "perhaps": 1.0, "surely": 9.0}
"""What the judge says of a line with this word, for the strongest of them; 5 without any."""

HEADLINE = "Ferry sails again to the islands"
MENU = "menu of the day"


@pytest.fixture(scope="module")
def judge() -> LineJudge:
    return judge_by_word(SAYS)


@pytest.fixture
def find(judge):
    def found(*lines: str, **options) -> tuple[Article | None, str]:
        blocks = split("\n\n".join(lines))[0]
        assert len(blocks) == len(lines)
        accused = options.pop("accused", frozenset())
        title = options.pop("title", None)
        clues = Clues(title and Titles(title), lambda _: accused)
        return find_article(judge.view(blocks), blocks, judge, Trust(**options), clues)

    return found


@pytest.fixture
def kept(find):
    """The lines that are kept; their heads; the headline."""

    def of(*lines: str, **options) -> tuple[list[str], list[str], str | None]:
        article, problem = find(*lines, **options)
        assert article is not None
        assert problem == ""
        assert len(article.inside) == len(article.logits) == len(lines)
        assert all(article.inside[at] for at in article.heads)
        headline = None if article.headline is None else lines[article.headline]
        inside = [line for line, is_in in zip(lines, article.inside, strict=True) if is_in]
        return inside, [lines[at] for at in article.heads], headline

    return of


def test_what_the_judge_keeps(kept):
    inside, heads, headline = kept("menu", *BODY[:3], "menu", *BODY[3:], MENU)
    assert inside == list(BODY)
    assert heads == []
    assert headline is None


def test_too_little_prose_to_tell(find):
    lines = BODY[: LEAST_PROSE // 16 - 1]
    assert find("menu", *lines, "menu") == (None, "")
    assert find("menu", *["Home"] * 200) == (None, "")


def test_a_brief_is_an_article_where_so_little_is_enough(find):
    lines = BODY[: LEAST_PROSE // 16 - 1]
    article, _ = find("menu", *lines, "menu", enough=BRIEF)
    assert article is not None
    assert article.inside.tolist() == [False, *[True] * len(lines), False]


def test_a_judge_that_keeps_next_to_nothing_is_not_believed(find):
    article, problem = find("Home", *(f"Menu: {line}" for line in BODY), "Sport")
    assert article is None
    assert problem == "the fitted judge found no article; only the rules judged the text"


def test_half_of_the_prose_is_enough(kept):
    lines = [*BODY[:3], *(f"Menu, {line}" for line in BODY[3:])]
    assert KEPT_PROSE < 3 / 6
    assert kept(*lines)[0] == list(BODY[:3])


@pytest.mark.parametrize(
    ("surely", "believed"), [("", True), ("But surely", True), ("Perhaps", False)]
)
def test_a_judge_that_is_sure_of_little_is_believed(find, surely, believed):
    """Below an article stand comments, which are longer."""
    lines = [f"{surely} {line}".strip() for line in BODY]
    comments = [f"Menu: {line}" for line in BODY * 3]
    article, problem = find("Home", *lines, *comments)
    assert (article is not None) == believed
    assert bool(problem) != believed
    if article is not None:
        assert article.inside[: len(lines) + 1].sum() >= len(lines)
        assert not article.inside[len(lines) + 1 :].any()


def test_a_judge_that_is_sure_of_a_line_is_not(find):
    article, problem = find(BODY[0], *(f"Menu: {line}" for line in BODY * 3))
    assert article is None
    assert problem


def test_of_html_a_judge_that_keeps_little_is_believed(find):
    lines = [BODY[0], *(f"Menu: {line}" for line in BODY[1:] * 2)]
    assert find(*lines)[0] is None
    article, problem = find(*lines, least=LEAST_KEPT)
    assert article is not None
    assert not problem
    assert article.inside.tolist() == [True, *[False] * (len(lines) - 1)]


def test_mercy(kept):
    lines = ["menu", *BODY, "Maybe a line.", "menu"]
    assert kept(*lines)[0] == list(BODY)
    assert kept(*lines, mercy=2.0)[0] == [*BODY, "Maybe a line."]
    assert kept(*lines, mercy=0.9)[0] == list(BODY)


def test_the_threshold_itself_is_not_enough(kept, monkeypatch):
    monkeypatch.setitem(SAYS, "maybe", 0.0)
    assert kept(*BODY, "Maybe a line.")[0] == list(BODY)


def test_a_headline_says_what_the_article_says(kept):
    head = f"{HEADLINE}, menu"
    inside, heads, headline = kept("menu", head, "menu", "menu", "menu", *BODY, "menu")
    assert inside == [head, *BODY]
    assert heads == [head]
    assert headline == head


def test_the_nearest_of_equals(find):
    head = f"{HEADLINE} menu"
    article, _ = find("menu", head, "menu", head, "menu", *["menu"] * ABOVE, *BODY)
    assert article.headline == 3
    assert article.heads == (3,)


@pytest.mark.parametrize(
    "line",
    [
        "menu Choir seeks bass for its winter tour",
        "menu ferry",
        "menu " + "ferry islands strike " * 11,
    ],
    ids=["another story", "too short", "too long"],
)
def test_what_is_no_headline(kept, line):
    _, _, headline = kept(line, *["menu"] * ABOVE, *BODY)
    assert headline is None


def test_a_headline_is_not_looked_for_far_above(kept):
    head = f"{HEADLINE} menu"
    assert kept(head, *["menu"] * (SEARCHED - 1), *BODY)[2] == head
    assert kept(head, *["menu"] * SEARCHED, *BODY)[2] is None


def test_nothing_below_is_a_head(kept):
    assert kept(*BODY, f"{HEADLINE} menu", "menu")[1:] == ([], None)


def test_lines_right_above_stay(kept):
    deck = "menu with soup at eleven tables"
    assert kept("menu", MENU, "menu", deck, *BODY)[0] == [MENU, deck, *BODY]
    assert deck not in kept("menu", deck, *["menu"] * ABOVE, *BODY)[0]


def test_labels_right_above_go(kept):
    assert kept("menu", "menu", "a menu", *BODY)[0] == list(BODY)


def test_lines_above_the_headline_go(kept):
    head = f"{HEADLINE} menu"
    assert kept("menu", MENU, MENU, head, *BODY)[1] == [head]


@pytest.mark.parametrize("signed", ["By Menu Ashworth", "20 November 2026"])
def test_who_wrote_it_and_when_stays(judge, signed):
    class Against(ByWord):
        def logits(self, table, phrases, lines):
            said = super().logits(table, phrases, lines)
            said[4:8] = -5.0
            return said

    against = replace(judge, weights=replace(judge.weights, nets=Against(SAYS), trees=None))
    lines = ["menu"] * 3 + [f"{HEADLINE} menu", signed, "Share", "Copy link", "2 comments", *BODY]
    blocks = split("\n\n".join(lines))[0]
    article, _ = find_article(against.view(blocks), blocks, against, Trust(), Clues())
    assert article.inside[4]
    assert not article.inside[5:8].any()
    assert article.heads == (3, 4)


def test_the_headline_that_the_page_names(kept):
    lines = ["menu", "menu Kolumne", "menu Der Fährmann schweigt", *["menu"] * ABOVE, *BODY]
    assert kept(*lines)[2] is None
    _, heads, headline = kept(*lines, title="Menu der Fährmann schweigt | Hafenpost")
    assert headline == lines[2]
    assert headline in heads
    assert kept(*lines, title="Something else altogether")[2] is None


@pytest.mark.xfail(strict=True, reason="who wrote it is not looked for below a first sentence")
def test_a_byline_below_a_standfirst_stays(kept):
    lines = ["menu", f"{HEADLINE} menu", BODY[0], "By Menu Ashworth", "menu", *BODY[1:]]
    assert kept(*lines)[0] == [lines[1], BODY[0], "By Menu Ashworth", *BODY[1:]]


def test_a_headline_that_the_judge_keeps_is_a_head_too(kept):
    _, heads, headline = kept("menu", HEADLINE, "By Menu Ashworth", *BODY)
    assert headline == HEADLINE
    assert heads == [HEADLINE, "By Menu Ashworth"]


SIGNED = "By Menu Ferry and Islands"
"""The article says more of its words than of those of the headline."""


def test_who_wrote_it_is_no_headline(kept):
    head = f"{HEADLINE}, menu menus"
    _, heads, headline = kept("menu", head, SIGNED, *["menu"] * ABOVE, *BODY)
    assert headline == head
    assert heads == [head, SIGNED]
    assert kept("By Ada Ashworth", *BODY)[2] is None


@pytest.mark.parametrize(
    ("other", "better"),
    [
        (f"* {HEADLINE} menu", f"{HEADLINE} menu"),
        (f"{HEADLINE} menu", f"# {HEADLINE} menu"),
        (f"{HEADLINE} menu", f"{HEADLINE} menu after nine days"),
        ("Ferry islands menu", f"{HEADLINE} menu"),
        (f"Menu: {BODY[0]}", f"{HEADLINE} menu after nine days"),
        (f"{HEADLINE} menu.", f"{HEADLINE} menu"),
        ("Updated 20 November 2026 menu ferry islands", f"{HEADLINE} menu"),
        (f"{HEADLINE} menu" + " of it" * 5, f"{HEADLINE} menu" + " of it" * 4),
    ],
    ids=[
        "a list",
        "marked",
        "says more",
        "a label",
        "prose",
        "a sentence",
        "dated",
        "a standfirst",
    ],
)
def test_what_looks_like_a_headline(kept, other, better):
    for lines in ((other, "menu", better), (better, "menu", other)):
        assert kept("menu", *lines, *["menu"] * ABOVE, *BODY)[2] == better


def test_what_rules_know_is_no_headline(kept):
    head, other = f"{HEADLINE} menu", f"Menu {HEADLINE}"
    lines = ["menu", head, other, *["menu"] * ABOVE, *BODY]
    assert kept(*lines)[2] == other
    assert kept(*lines, accused=frozenset({2}))[2] == head


def test_a_headline_may_be_a_question(kept):
    head = "Will the ferry sail again to the outer islands on Monday, menu or not?"
    assert kept("menu", head, *["menu"] * ABOVE, *BODY)[2] == head


def test_the_first_line_is_often_the_title_of_the_page(kept):
    head, other = "The choir sang for the ferry menu", "The baker went to the ferry menu"
    title = "Menu of the choir: who sang for islands | Harbour Post"
    above = [*["menu"] * SEARCHED, head, "menu", other, *["menu"] * ABOVE, *BODY]
    assert kept("menu", *above)[2] == other
    assert kept(title, *above)[2] == head


def test_a_headline_has_a_byline_below_it(kept):
    head, far = f"{HEADLINE} menu", f"Menu {HEADLINE}"
    signed = [far, "By Menu Ashworth", "menu", "menu", "menu"]
    assert kept("menu", *signed, head, *["menu"] * ABOVE, *BODY)[2] == far
    assert kept("menu", far, *["menu"] * 4, head, *["menu"] * ABOVE, *BODY)[2] == head


def test_where_all_is_article_nothing_stands_above(kept):
    inside, heads, _ = kept(*BODY)
    assert inside == list(BODY)
    assert heads == []
