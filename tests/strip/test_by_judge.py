"""What the fitted judge takes away, by a judge whose every word is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from cleaner.model import Cleaned, Options
from cleaner.read.document import read_text
from cleaner.read.split import split
from cleaner.strip import by_judge as module
from cleaner.strip.by_judge import CLEANED, FEWEST, LINES, MIXED, Heads, by_judge, label_share
from cleaner.strip.fitted import judge as fitted
from cleaner.strip.fitted.judge import LineJudge
from cleaner.strip.look import Judging
from cleaner.strip.rest import Rest
from tests.strip.by_word import ByWord, judge_by_word
from tests.strip.conftest import BODY as PARAGRAPHS

SAYS = {"menu": -5.0, "maybe": -0.9}
"""What the judge says of a line with this word; 5 without any."""

BEASTS = (
    *("ant", "bee", "cod", "dab", "eel", "fox", "gnu", "hen", "ibis", "jay", "kite", "lark"),
    *("mole", "newt", "owl", "pig", "quail", "rat", "seal", "toad", "urchin", "vole", "wren"),
    *("yak", "zebra", "auk", "bat", "crow", "deer", "emu", "finch", "goat", "hare", "kid"),
    *("lamb", "moth", "nag", "otter", "pike", "ram", "stoat", "tit"),
)
MENU = [f"menu {beast}" for beast in BEASTS]
BODY = list(PARAGRAPHS)
STRAY = "A word about the menu at the corner inn which no guest ever asked for"
"""A line that only the judge takes."""


@pytest.fixture(scope="module")
def word_judge() -> LineJudge:
    return judge_by_word(SAYS)


@pytest.fixture(autouse=True)
def _by_word(word_judge: LineJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitted, "line_judge", lambda _: word_judge)


@pytest.fixture
def judging_of(book_of) -> Callable[..., Judging]:
    def made(text: str, *rules, options: Options | None = None, **fields) -> Judging:
        book = book_of(*rules, **fields)
        document = read_text(text, form="text")
        return Judging(document, book.active("harbour.example"), options or Options())

    return made


def joined(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def kept(found: Cleaned) -> list[str]:
    return [line for line in found.text.split("\n") if line]


PAGE = joined(*MENU[:21], *BODY, *MENU[21:])


def test_all_that_it_takes_goes_at_once(judging_of):
    judging = judging_of(PAGE)
    judged = by_judge(judging, Rest.of(PAGE))
    assert judged.spoke
    assert not judged.rules_first
    assert judged.warnings == ()
    assert split(judged.rest.text)[0].texts() == BODY
    assert len(judged.rest.gone) == 2
    assert {piece.reason.by for piece in judged.rest.gone} == {"judge"}


def test_nothing_to_take_leaves_the_rest_as_it_is(judging_of):
    text = joined(*BEASTS, *BODY)
    rest = Rest.of(text)
    judged = by_judge(judging_of(text), rest)
    assert judged.rest is rest
    assert judged.spoke


def test_of_nothing_the_judge_says_nothing(judging_of):
    nothing = Rest.of(PAGE).without([module.Piece(0, len(PAGE), module.JUDGED)])
    judged = by_judge(judging_of(PAGE), nothing)
    assert judged.rest is nothing
    assert not judged.spoke


def test_in_offsets_of_the_whole_text(judging_of):
    head = "Ferry sails again to the islands, menu"
    text = joined(*MENU[:30], head, "menu", "menu", "menu", *BODY, *MENU[30:])
    judging = judging_of(text)
    cut_before = Rest.of(text).without([module.Piece(0, text.index(MENU[5]), module.JUDGED)])
    judged = by_judge(judging, cut_before)
    assert [text[start:end] for start, end in judged.heads.lines] == [head]
    assert judged.heads.headline == judged.heads.lines[0]
    assert split(judged.rest.text)[0].texts() == [head, *BODY]


@pytest.mark.parametrize("lines", [FEWEST - 1, FEWEST])
def test_few_lines_are_no_page(judging_of, lines):
    text = joined(*MENU[: lines - len(BODY)], *BODY)
    judged = by_judge(judging_of(text), Rest.of(text))
    assert judged.spoke == (lines >= FEWEST)


@pytest.mark.parametrize("strays", [1, 4, 5, 9])
def test_where_little_would_go_nothing_does(judging_of, strays):
    """A text that is all article but for some lines was cleaned before."""
    labels = [line.title() for line in BEASTS[:9]]
    text = joined(*labels, *(BODY * 6)[: 41 - strays], *["The menu"] * strays)
    rest = Rest.of(text)
    judged = by_judge(judging_of(text), rest)
    assert judged.spoke
    assert (judged.rest is rest) == (strays < LINES * 50)


def test_many_words_are_not_little(judging_of):
    text = joined(*BEASTS[:9], *(BODY * 6), " ".join(["menu", *BODY * 2]))
    judged = by_judge(judging_of(text), Rest.of(text))
    assert "menu" not in judged.rest.text


def half_cleaned(labels: int) -> str:
    """A text of 60 lines, so many of which are labels."""
    lines = [*MENU[:labels], *(BODY * 10)[: 58 - labels], "Maybe this line is none.", STRAY]
    assert label_share(split(joined(*lines))[0]) == pytest.approx((labels + 1) / 60)
    return joined(*lines)


@pytest.mark.parametrize(
    ("labels", "spoke", "first", "mercy"),
    [
        (1, False, False, False),
        (4, False, False, False),
        (5, True, True, True),
        (8, True, True, True),
        (11, True, False, False),
        (30, True, False, False),
    ],
)
def test_text_that_was_cleaned_before(judging_of, labels, spoke, first, mercy):
    text = half_cleaned(labels)
    judged = by_judge(judging_of(text), Rest.of(text))
    assert (judged.spoke, judged.rules_first) == (spoke, first)
    left = split(judged.rest.text)[0].texts()
    assert (STRAY in left) == (not spoke)
    assert ("Maybe this line is none." in left) == (mercy or not spoke)
    assert CLEANED == 0.1
    assert MIXED == 0.2


def test_labels_are_counted():
    assert label_share(split("")[0]) == 0
    assert label_share(split("x" * 24 + "\n" + "y" * 25)[0]) == 0.5


def test_without_the_model(judging_of):
    judged = by_judge(judging_of(PAGE, options=Options(model=False)), Rest.of(PAGE))
    assert not judged.spoke
    assert not judged.rest.gone


def test_without_signals(judging_of):
    judging = replace(judging_of(PAGE), signals=False)
    assert not by_judge(judging, Rest.of(PAGE)).spoke


def test_an_outlet_disables_it(judging_of, rule):
    judging = judging_of(PAGE, rule(match="menu ant"), disable=["judge"])
    assert not by_judge(judging, Rest.of(PAGE)).spoke


def test_a_text_too_long_is_left_to_the_rules(judging_of, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 500)
    judged = by_judge(judging_of(PAGE), Rest.of(PAGE))
    assert not judged.spoke
    assert judged.warnings == (module.TOO_LONG,)


def test_where_it_finds_no_article_it_says_so(cleaned_by):
    text = joined(*BEASTS, *(f"Menu: {line}" for line in BODY))
    found = cleaned_by(text)
    assert found.warnings == ("the fitted judge found no article; only the rules judged the text",)
    assert all(line in found.text for line in BODY)


@dataclass(frozen=True)
class Misled(ByWord):
    """Takes many lines that say maybe for the article, and nothing else."""

    def logits(self, table, phrases, lines):
        maybe = lines[phrases == list(SAYS).index("maybe")]
        if len(maybe) < 9:
            return super().logits(table, phrases, lines)
        said = np.full(table.shape[1], -5.0, dtype=np.float32)
        said[maybe] = 5.0
        return said


def test_what_an_outlets_tail_takes_misleads_no_judge(cleaned_by, rule, word_judge, monkeypatch):
    """Comments were taken for the article, so it is asked again without them."""
    misled = replace(word_judge, weights=replace(word_judge.weights, nets=Misled(SAYS)))
    monkeypatch.setattr(fitted, "line_judge", lambda _: misled)
    comments = [f"Maybe the boat of {beast} is late, and may be later still." for beast in BEASTS]
    text = joined(*MENU, *BODY, "Readers write", *comments)
    tail = rule(match="Readers write", kind="tail", at_most=99)
    assert BODY[0] not in kept(cleaned_by(text))
    assert kept(cleaned_by(text, tail)) == BODY


def test_lines_of_the_outlet_wait_for_the_judge(cleaned_by, rule):
    """Without its menus a page would look as if it had been cleaned before."""
    cleaned = cleaned_by(joined(STRAY, *MENU, *BODY), rule(match="menu .*"))
    assert kept(cleaned) == BODY
    gone = {removal.by for removal in cleaned.dropped}
    assert gone == {"judge", "harbour.example/it"}


def test_it_looks_until_little_is_left_to_take(cleaned_by, word_judge, monkeypatch):
    @dataclass(frozen=True)
    class Closer(ByWord):
        """Sees more in a text of fewer lines."""

        def logits(self, table, phrases, lines):
            said = super().logits(table, phrases, lines)
            return np.where(said > 0, said, said * 100) - (table.shape[1] < 100) * 2.0

    closer = replace(
        word_judge, weights=replace(word_judge.weights, nets=Closer(SAYS), threshold=0.0)
    )
    monkeypatch.setattr(fitted, "line_judge", lambda _: closer)
    monkeypatch.setitem(SAYS, "maybe", 1.0)
    maybe = [f"Maybe {beast}" for beast in BEASTS]
    body = [f"{line} {beast.title()}." for beast in BEASTS for line in BODY[:2]][:60]
    assert kept(cleaned_by(joined(*MENU, *body[:40], *maybe[:9]))) == body[:40]
    few = [*body, *maybe[:4]]
    assert kept(cleaned_by(joined(*MENU, *few))) == few


def test_a_headline_that_rules_took_is_no_title(cleaned_by, rule):
    head = "Ferry sails again to the islands, menu"
    text = joined(*MENU[:30], head, *BODY, *MENU[30:])
    assert cleaned_by(text).title == head
    found = cleaned_by(text, rule(match="Ferry sails .*", score=0.6))
    assert (found.title, found.heads) == (None, ())


# --- what is to stay --------------------------------------------------------------------------


def test_a_keep_rule_fences(cleaned_by, rule):
    fence = rule(kind="keep", match="A word about the menu .*")
    text = joined(STRAY, *MENU, *BODY, STRAY.replace("word", "song"))
    assert kept(cleaned_by(text, fence)) == [STRAY, *BODY]
    assert kept(cleaned_by(text, rule(match="never said"))) == BODY


NEWSLETTER = "Sign up for our newsletter and never miss a menu"


@pytest.mark.parametrize(
    ("kinds", "stays"),
    [
        ((), []),
        (("newsletter",), [NEWSLETTER]),
        (("share",), []),
        (("other",), [STRAY]),
        (("newsletter", "other"), [NEWSLETTER, STRAY]),
    ],
)
def test_kinds_that_are_to_stay(cleaned_by, rule, kinds, stays):
    news = rule(kind="line", label="newsletter", match="Sign up for .*")
    text = joined(NEWSLETTER, *MENU, *BODY, STRAY)
    left = kept(cleaned_by(text, news, options=Options(keep=frozenset(kinds))))
    assert [line for line in left if line in (NEWSLETTER, STRAY)] == stays


GALLERY = ["1/3", "A menu on the quay", "Ashworth/Quay"] + [
    line for at in (2, 3) for line in (f"{at}/3", f"The menu of boat {at}", "Strand/Quay")
]


@pytest.mark.parametrize(("mode", "copies"), [("drop", 0), ("first", 1), ("keep", 2)])
def test_galleries(cleaned_by, mode, copies):
    text = joined(*MENU, *BODY[:2], *GALLERY, *BODY[2:], *GALLERY)
    found = cleaned_by(text, options=Options(galleries=mode))
    assert kept(found)[:2] == BODY[:2]
    assert [line for line in kept(found) if line not in BODY] == GALLERY * copies


def test_the_counters_of_a_gallery_are_the_rules_evidence(judging_of):
    text = joined(*MENU, *BODY, *GALLERY)
    assert by_judge(judging_of(text), Rest.of(text)).rules_first


def test_heads_are_all_that_were_told_of():
    menu, head, byline = (0, 4), (5, 20), (21, 30)
    first = Heads((menu, head), head)
    second = Heads((head, byline), None)
    assert Heads.of_all([first, second]) == Heads((menu, head, byline), head)
    assert Heads.of_all([second, first]) == Heads((menu, head, byline), head)
    assert Heads.of_all([first, Heads(((3, 6), byline), byline)]).lines == (menu, head, byline)
    assert Heads.of_all([]) == Heads()
