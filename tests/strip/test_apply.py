from __future__ import annotations

import datetime as dt
import re

import pytest

from cleaner.model import RuleError
from cleaner.read.split import split
from cleaner.strip.apply import apply_rules
from cleaner.strip.page import open_page
from cleaner.strip.rulebook import patterns

LINES = "One\nTwo\nThree\nFour\nFive"
LONG = "the boats lie in the bay and wait for the morning tide "


@pytest.fixture
def applied(book_of):
    def run(text, *rules, site="harbour.example", date=None):
        active = book_of(*rules, site=site).active(None if site == "_any" else site)
        page = open_page(split(text)[0], active)
        found = apply_rules(page, date)
        pieces = list(found.evidence)
        return [(page.texts[piece.block], piece.score) for piece in pieces], found.fenced, pieces

    return run


@pytest.fixture
def taken(applied):
    return lambda *args, **kwargs: [line for line, _ in applied(*args, **kwargs)[0]]


def test_a_line_must_match_whole(taken, rule):
    assert taken("Share\nShare this\nshare", rule(match="Share")) == ["Share"]


def test_a_section_takes_no_more_than_its_fence(taken, rule):
    assert taken(LINES, rule("section", match="Two", at_most=2)) == ["Two", "Three"]
    assert taken(LINES, rule("section", match="Five", at_most=9)) == ["Five"]


def test_a_section_ends_before_its_stop(taken, rule):
    section = rule("section", match="Two", stop="F.*", at_most=9)
    assert taken(LINES, section) == ["Two", "Three"]
    assert taken("Two\nThree", section) == ["Two", "Three"]


def test_a_section_whose_stop_comes_too_late_ends_at_its_fence(taken, rule):
    assert taken(LINES, rule("section", match="One", stop="Five", at_most=2)) == ["One", "Two"]


@pytest.mark.parametrize(("most", "lines"), [(3, ["Three", "Four", "Five"]), (2, [])])
def test_a_tail_longer_than_its_fence_takes_nothing(taken, rule, most, lines):
    assert taken(LINES, rule("tail", match="Three", at_most=most)) == lines


def test_a_span_takes_a_part(applied, rule):
    text = "Old Quay [ad] is shut [ad]\n[ad]\nNo ad"
    _, _, pieces = applied(text, rule("span", match=r"\[ad\]"))
    assert [(piece.block, piece.span) for piece in pieces] == [
        (0, (9, 13)),
        (0, (22, 26)),
        (1, None),
    ]


def test_a_span_with_cues_looks_only_where_they_are(applied, rule):
    span = rule("span", match=r"\(.*?\)", cues=["advert"])
    _, _, pieces = applied("Rain (advert)\nSun (noon)", span)
    assert [piece.block for piece in pieces] == [0]


def test_a_keep_rule_fences_and_takes_nothing(applied, rule):
    lines, fenced, _ = applied(LINES, rule("keep", match="T.*"))
    assert (lines, fenced) == ([], {1, 2})


def test_a_keep_rule_with_cues(applied, rule):
    _, fenced, _ = applied("The ferry is back\nFerry", rule("keep", cues=["ferry"], cover=0.5))
    assert fenced == {1}


def test_cues_and_a_pattern_must_both_hold(taken, rule):
    both = rule(cues=["newsletter"], match="Sign up .*")
    assert taken("Sign up for the newsletter\nSign up here\nThe newsletter", both) == [
        "Sign up for the newsletter"
    ]


@pytest.mark.parametrize(
    ("cover", "line", "score"),
    [
        (None, "our newsletter", 0.8 * (1 / 2) / 0.8),  # one word must make up four fifths
        (0.25, "our fine new newsletter", 0.8 * (1 / 4) / 0.8),
        (1.0, "our newsletter", 0.4),
        (1.0, "newsletter", 0.8),
    ],
)
def test_how_well_the_cues_fill_a_line(applied, rule, cover, line, score):
    weak = rule(cues=["newsletter"], cover=cover, score=0.8)
    ((_, found),), _, _ = applied(line, weak, site="_any")
    assert found == pytest.approx(score)


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("get it in your inbox", 0.8),
        ("a letter lay in your inbox for nine days", 0.8 * (3 / 9) / 0.5),
        ("get all of it delivered straight to your inbox each and every morning", 0.8),
    ],
)
def test_few_words_settle_only_short_lines(applied, rule, line, score):
    cues = ["in your inbox", "delivered straight to your inbox"]
    ((_, found),), _, _ = applied(line, rule(cues=cues, cover=0.2, score=0.8), site="_any")
    assert found == pytest.approx(score)


@pytest.mark.parametrize(
    "line",
    [
        "Get it in your inbox, said the clerk.",
        "Get it in your inbox, the clerk said.",
        "Get it in your inbox, dit le maire.",
    ],
)
def test_what_somebody_says_is_no_pitch(taken, rule, line):
    assert taken(line, rule(cues=["in your inbox"], cover=0.2, score=0.8), site="_any") == []
    assert taken(line, rule(cues=["in your inbox"], cover=0.2)) == [line]  # the outlet's own proof


PROSE = "The ferry sailed again on Monday, nine days after the strike of its crews began."


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        (f"{PROSE}\nShares\n{PROSE}", []),
        (f"{PROSE}\nShares\nLike\n{PROSE}", ["Shares"]),
        (f"Shares\n{PROSE}", ["Shares"]),
    ],
)
def test_a_word_amid_prose_may_be_a_heading(applied, rule, text, goes):
    lines, _, _ = applied(
        text, rule(cues=["shares"], cover=1.0, label="share", score=0.6), site="_any"
    )
    assert [line for line, _ in lines] == goes


def test_faint_evidence_is_none(taken, rule):
    assert taken(f"{LONG * 3} newsletter", rule(cues=["newsletter"], score=0.5)) == []


def test_a_rule_of_an_outlet_is_proof_or_nothing(applied, rule):
    proof = rule(cues=["newsletter"], cover=0.5)
    lines, _, pieces = applied("our newsletter\nour fine newsletter", proof)
    assert lines == [("our newsletter", 1.0)]
    assert pieces[0].proven
    _, _, pieces = applied("our newsletter", proof, site="_any")
    assert not pieces[0].proven


def test_a_cue_in_a_quotation_is_none(taken, rule):
    quote = "The court read “sign up for our newsletter” aloud, twice"
    assert taken(quote, rule(cues=["sign up for our newsletter"], cover=0.1)) == []


def test_the_last_day_of_a_rule(taken, rule):
    old = rule(match="One", until=dt.date(2024, 5, 31))
    assert taken(LINES, old, date=dt.date(2024, 5, 31)) == ["One"]
    assert taken(LINES, old, date=dt.date(2024, 6, 1)) == []
    assert taken(LINES, old) == ["One"]


def test_what_a_verdict_shows(applied, rule):
    _, _, (piece,) = applied("One", rule(id="share", match="One", why="a button"))
    assert (piece.by, piece.kind, piece.why) == ("harbour.example/share", "share", "a button")
    _, _, (piece,) = applied("One", rule(id="own", match="One", label="app"))
    assert piece.kind == "app"
    _, _, (piece,) = applied("One", rule(id="own", match="One"))
    assert piece.kind == "other"


@pytest.mark.parametrize("kind", ["line", "keep", "span"])
def test_a_pattern_that_runs_away_is_an_error(applied, rule, monkeypatch, kind):
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.01)
    evil = rule(kind, match=r"(a|aa)+\d(?<=b\d)")
    place = re.escape("harbour.example.toml: rule it: the pattern ran for over 0.01 s")
    with pytest.raises(RuleError, match=f"^{place} on a block that starts 'aaaa"):
        applied("a" * 60 + "!", evil)


def test_a_stop_that_runs_away_is_an_error(applied, rule, monkeypatch):
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.01)
    evil = rule("section", match="One", stop=r"(a|aa)+\d(?<=b\d)", at_most=2)
    with pytest.raises(RuleError, match="rule it: the pattern ran"):
        applied("One\n" + "a" * 60 + "!", evil)


def test_a_keep_rule_for_all_outlets_fences_reported_speech_too(applied, rule):
    keep = rule(kind="keep", cues=["the tide letter"], cover=0.2)
    _, fenced, _ = applied("Read the Tide Letter, said the clerk.", keep, site="_any")
    assert fenced == {0}
